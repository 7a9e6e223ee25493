package etagentest

import (
	"encoding"
	"encoding/json"
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

// moveLetters adds n to a text of ASCII letters of one case, read as a number with such
// digits. It reports false if the text has other characters, or the sum is longer.
func moveLetters(text string, n int) (moved string, ok bool) {
	first := byte('a')
	if text == strings.ToUpper(text) {
		first = 'A'
	}
	digits := []byte(text)
	for i := len(digits) - 1; i >= 0; i-- {
		digit := int(digits[i]) - int(first)
		if digit < 0 || digit >= 26 {
			return "", false
		}
		n += digit
		digits[i] = first + byte(n%26)
		n /= 26
	}
	return string(digits), n == 0 && text != ""
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

// Choose sets a value to the first of some constants that its methods accept. The
// value stays unchanged if there is none.
func Choose[T any](value *T, constants ...T) bool {
	for _, c := range constants {
		if takes(&c) {
			*value = c
			return true
		}
	}
	return false
}

// Fill replaces a value if its methods refuse it: by the first of some constants of its
// type that they accept, or by a text in one of the usual forms.
func Fill[T any](value *T, constants ...T) {
	if takes(value) || Choose(value, constants...) {
		return
	}
	if m, ok := any(value).(encoding.TextUnmarshaler); ok {
		setText(m, 1)
	}
}

// takes reports whether a value can be encoded as JSON, and read back.
func takes[T any](value *T) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false // the method refuses the value
		}
	}()
	text, err := json.Marshal(value)
	return err == nil && json.Unmarshal(text, new(T)) == nil
}
