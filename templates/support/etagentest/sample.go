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

// Tagged wants what a sample function returns to have an entity tag.
func Tagged(t *testing.T, function, etag string) {
	t.Helper()
	if etag == "" {
		t.Fatalf("what %s returns has no entity tag: give it all that the tag is made of, the version first", function)
	}
}

// Dated wants what a sample function returns to have a modification time.
func Dated(t *testing.T, function string, modified time.Time) {
	t.Helper()
	if modified.IsZero() {
		t.Fatalf("what %s returns has no modification time: give it one", function)
	}
}

// Valid wants the function that checks what is stored to accept the resource of a
// test, which is sent to be stored.
func Valid(t *testing.T, function string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s refuses the resource of the test: %v (%s)", function, err, useSample)
	}
}

// GiveID gives an id that a sample function has left zero a value of its own:
// zero stands for no id, which no address names.
func GiveID(t *testing.T, function string, id any) {
	t.Helper()
	if !zero(id) || given(id) {
		return
	}
	t.Fatalf("%s returns an id of type %v that is zero, which no address names, and no other value of it is known: have %s give it one", function, reflect.TypeOf(id).Elem(), function)
}

// given gives an id a value that is not zero, and reports whether it could.
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

// GiveVariant gives a variant that is zero another value, if one is known. Zero is
// a variant too.
func GiveVariant(variant any) {
	if zero(variant) {
		given(variant)
	}
}

// SameID wants two calls of a sample function to return the same id.
func SameID(t *testing.T, function string, first, second any) {
	t.Helper()
	if !reflect.DeepEqual(first, second) {
		t.Fatalf("%s returns the id %v and then %v: give it the same each time, since a store is filled by one call and asked by another", function, first, second)
	}
}

// Later returns a time that is a second after t, and some time where t is zero.
func Later(t time.Time) time.Time {
	if t.IsZero() {
		return time.Date(2024, time.December, 6, 10, 20, 30, 0, time.UTC)
	}
	return t.Add(time.Second)
}

// MoveString adds n to the last number in a text, which keeps its width if it
// can; n stands at the end if there is none.
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

// MoveBytes returns the number that follows the one that the bytes are, the
// highest byte first. Bytes that have to be JSON stay so.
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

// moveJSON moves the last number in a JSON text, or makes a number of it.
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

// MoveText sets a value to a text that MoveString makes of the one given, to the
// n-th number after it, or to a text in a usual form that stands for n. It
// reports false, and leaves the value as it is, if it takes none of these.
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

// steps reports whether a type takes the text that follows one. If it takes only
// some of those further on, they are no way to count: others would meet them.
func steps(value encoding.TextUnmarshaler, text string) bool {
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Pointer {
		return true
	}
	next, ok := reflect.New(v.Type().Elem()).Interface().(encoding.TextUnmarshaler)
	return ok && readText(next, MoveString(text, 1))
}

// set sets a value to a text, and reports whether it gives that back. What the
// value has in common with a copy of it stays as it is: a big.Int reads its
// digits into the memory that it has.
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

// readText reads a text into a value, and reports whether the value gives it back,
// if it gives back any. A method that panics takes no such text.
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
