package etagentest

import (
	"encoding"
	"reflect"
	"testing"
	"time"
)

// Tagged checks that the result of a sample function has an entity tag, if it needs one.
func Tagged(t *testing.T, function, etag string) {
	t.Helper()
	if etag == "" {
		t.Fatalf("the result of %s has no entity tag: set all fields that the tag is made of, first the version", function)
	}
}

// Dated checks that the result of a sample function has a time, if it needs one.
func Dated(t *testing.T, function string, modified time.Time) {
	t.Helper()
	if modified.IsZero() {
		t.Fatalf("the result of %s has no modification time: set it", function)
	}
}

// Valid checks that the validating function accepts the resource of a test, which is sent
// and stored. It is called if the resource has the argument validate.
func Valid(t *testing.T, function string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s refuses the resource of the test: %v (%s)", function, err, useSample)
	}
}

// GiveID replaces an id that a sample function has left zero: zero means that there is no
// id, and no address has it. It is called if the store does not choose the id.
func GiveID(t *testing.T, function string, id any) {
	t.Helper()
	if !zero(id) || given(id) {
		return
	}
	t.Fatalf("%s returns a zero id of type %v, and no other value is known: set the id in %s", function, reflect.TypeOf(id).Elem(), function)
}

// given makes an id nonzero, and reports whether it could.
func given(id any) bool {
	v := reflect.ValueOf(id).Elem()
	if v.Kind() == reflect.Pointer {
		return edit(v, given)
	}
	if text, ok := id.(encoding.TextUnmarshaler); ok {
		_, ok := setText(text, 1)
		return ok
	}
	if v.Kind() == reflect.String {
		v.SetString("a1")
		return true
	}
	return vary(id, 1) && !zero(id)
}

// GiveVariant replaces a zero variant by another value, if one is known. Zero is a
// variant too.
func GiveVariant(variant any) {
	if zero(variant) {
		given(variant)
	}
}

// SameID checks that two calls of a sample function return the same id, if it sets one.
func SameID(t *testing.T, function string, first, second any) {
	t.Helper()
	if !reflect.DeepEqual(first, second) {
		t.Fatalf("%s returns the id %v and then %v: return the same id each time", function, first, second)
	}
}
