package etagentest

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
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

// Later returns the time one second after t, and some time if t is zero.
func Later(t time.Time) time.Time {
	if t.IsZero() {
		return time.Date(2024, time.December, 6, 10, 20, 30, 0, time.UTC)
	}
	return t.Add(time.Second)
}

// MoveString adds n to the last number in a text, and appends n if there is none.
// The number keeps its width if possible.
func MoveString[T ~string](text T, n int) T {
	s := string(text)
	end := strings.LastIndexAny(s, "0123456789") + 1
	begin := end
	for begin > 0 && end-begin < 18 && '0' <= s[begin-1] && s[begin-1] <= '9' {
		begin--
	}
	if begin == end {
		return T(s + strconv.Itoa(n))
	}
	number, _ := strconv.ParseInt(s[begin:end], 10, 64) // 18 digits always fit
	return T(fmt.Sprintf("%s%0*d%s", s[:begin], end-begin, number+int64(n), s[end:]))
}

// MoveBytes returns the number after the one that the bytes represent, the highest byte
// first. Bytes that have to be JSON stay JSON. Use it to make the next version.
func MoveBytes[T ~[]byte](b T) T {
	if _, ok := any(b).(json.Marshaler); ok {
		return moveJSON(b)
	}
	next := slices.Clone(b)
	for i := len(next) - 1; i >= 0; i-- {
		next[i]++
		if next[i] != 0 {
			return next
		}
	}
	if len(next) == 0 {
		next = T{1}
	}
	return next
}

// moveJSON adds to the last number in a JSON text, or replaces the text by a number.
func moveJSON[T ~[]byte](text T) T {
	next := []byte(MoveString(string(text), 1))
	if !json.Valid(next) {
		next = []byte("1")
	}
	return T(next)
}

// TextOf returns the text of a value; empty if it has none.
func TextOf(value any) (text string) {
	if v := reflect.ValueOf(value); v.Kind() == reflect.Pointer && v.IsNil() {
		return ""
	}
	m, ok := value.(encoding.TextMarshaler)
	if !ok {
		return stringOf(value)
	}
	defer func() {
		if recover() != nil {
			text = "" // of a zero value that has none
		}
	}()
	b, err := m.MarshalText()
	if err != nil {
		return ""
	}
	return string(b)
}

// stringOf returns the string that a value points to; empty if there is none.
func stringOf(value any) string {
	if v := reflect.Indirect(reflect.ValueOf(value)); v.IsValid() && v.Kind() == reflect.String {
		return v.String()
	}
	return ""
}

// MoveText sets a value to a text that MoveString makes of the given one, to the
// n-th number after it, or to text n in a usual form. If the value accepts none,
// MoveText reports false and leaves the value unchanged.
func MoveText(value encoding.TextUnmarshaler, text string, n int) bool {
	if steps(value, text) && set(value, MoveString(text, n)) {
		return true
	}
	if _, ok := setNumber(value, number(value)+int64(n)); ok {
		return true
	}
	if letters, ok := moveLetters(text, n); ok && set(value, letters) {
		return true
	}
	_, ok := setText(value, n)
	return ok
}

// steps reports whether a type accepts the next text. If it accepts only some of the
// texts further on, they cannot be used to count: two numbers could give one text.
func steps(value encoding.TextUnmarshaler, text string) bool {
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Pointer {
		return true
	}
	next, ok := reflect.New(v.Type().Elem()).Interface().(encoding.TextUnmarshaler)
	return ok && readText(next, MoveString(text, 1))
}

// set sets a value to a text, and reports whether the value returns that text. A
// copy of the value does not change, even if the two share memory, as those of a
// big.Int do.
func set(value encoding.TextUnmarshaler, text string) bool {
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Pointer {
		return readText(value, text)
	}
	fresh := reflect.New(v.Type().Elem())
	if m, ok := fresh.Interface().(encoding.TextUnmarshaler); !ok || !readText(m, text) {
		return false
	}
	v.Elem().Set(fresh.Elem())
	return true
}

// readText reads a text into a value, and reports whether the value returns that
// text, if it returns any. It reports false if the method panics.
func readText(value encoding.TextUnmarshaler, text string) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	if value.UnmarshalText([]byte(text)) != nil {
		return false
	}
	if m, ok := value.(encoding.TextMarshaler); ok {
		own, err := m.MarshalText()
		return err == nil && string(own) == text
	}
	own := stringOf(value)
	return own == text || own == ""
}
