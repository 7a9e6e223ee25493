package etagentest

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// Text returns the text of a value. If the value has none, Text sets the first of some
// texts that the value accepts and returns unchanged. The test fails if there is none.
func Text(t *testing.T, value encoding.TextUnmarshaler) string {
	t.Helper()
	if text, ok := presentText(value); ok {
		return text
	}
	if text, ok := setText(value, 1); ok {
		return text
	}
	t.Fatalf("no text is known that a %T accepts: %s", value, useSample)
	return ""
}

// presentText returns the text of a value that is not zero, if the text gives the
// value back.
func presentText(value encoding.TextUnmarshaler) (text string, ok bool) {
	v := reflect.ValueOf(value)
	if v.Kind() == reflect.Struct && v.NumField() == 1 {
		v = v.Field(0).Elem() // of an id whose text is its JSON
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if !v.IsValid() || v.IsZero() {
		return "", false
	}
	text = TextOf(value)
	return text, text != "" && set(value, text)
}

// Count sets a value to text number n, as Text does for 1. A value that accepts no such
// text stays unchanged. Use it to make different values.
func Count(value encoding.TextUnmarshaler, n int) { setText(value, n) }

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

// setText sets a value to text number n: in one of the usual forms, with a fixed
// length, in letters, as a number, or in the form of its zero value.
func setText(value encoding.TextUnmarshaler, n int) (text string, ok bool) {
	for _, format := range []string{
		"a%d",
		"%d",
		"7c9e6679-7425-40de-944b-%012d",
		"01J9ZQ6V4N8T2R3W5X7Y%06d",
		"192.0.2.%d",
		"192.0.2.%d/32",
		"192.0.2.1:%d",
		"2024-12-06T10:20:30.%06d1Z",
		"%032d",
		"%024x",
		"%027d",
		"%019d0",
	} {
		text := fmt.Sprintf(format, n)
		if set(value, text) {
			return text, true
		}
	}
	for length := 4; length <= 64; length++ { // before an address that happens to be as long
		text := fmt.Sprintf("a%0*d", length-1, n)
		if set(value, text) {
			return text, true
		}
	}
	for _, length := range []int{3, 2, 4, 5, 6, 7, 8, 1} {
		for _, first := range []byte("aA") {
			if text, fits := moveLetters(strings.Repeat(string(first), length), n); fits && set(value, text) {
				return text, true
			}
		}
	}
	for _, format := range []string{"user%d@example.com", "https://example.com/%d"} {
		text := fmt.Sprintf(format, n)
		if set(value, text) {
			return text, true
		}
	}
	if text, ok := setNumber(value, int64(n)); ok {
		return text, true
	}
	return setLikeZero(value, n)
}

// setNumber sets a value whose kind is an integer to a number, if the value's text
// gives that back: such types hide that they are numbers.
func setNumber(value encoding.TextUnmarshaler, n int64) (text string, ok bool) {
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Pointer {
		return "", false
	}
	fresh := reflect.New(v.Type().Elem())
	switch e := fresh.Elem(); {
	case e.CanInt() && !e.OverflowInt(n):
		e.SetInt(n)
	case e.CanUint() && n >= 0 && !e.OverflowUint(uint64(n)):
		e.SetUint(uint64(n))
	default:
		return "", false
	}
	text = TextOf(fresh.Interface())
	return text, text != "" && set(value, text)
}

// number returns the integer that a value holds; zero if it holds none.
func number(value encoding.TextUnmarshaler) int64 {
	switch v := reflect.Indirect(reflect.ValueOf(value)); {
	case v.CanInt():
		return v.Int()
	case v.CanUint():
		return int64(v.Uint())
	}
	return 0
}

// setLikeZero sets a value to the text of its zero value, with n added to the
// number at the end, in one of several bases: such ids have a prefix.
func setLikeZero(value encoding.TextUnmarshaler, n int) (text string, ok bool) {
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Pointer {
		return "", false
	}
	text = TextOf(reflect.New(v.Type().Elem()).Interface())
	if text == "" {
		return "", false
	}
	text = MoveString(text, n)
	return text, set(value, text)
}
