package etagen

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

const (
	maxExponent = 308     // the largest exponent of ten in float64
	maxDigits   = 8 << 10 // the longest number that a type of any precision reads: some need quadratic time
)

// immense reports whether a text is a number that a type of any precision, such
// as big.Rat, takes seconds to read or to write: nine bytes stand for a million
// digits.
func immense(text string, t reflect.Type) bool {
	long := len(text) > maxDigits && strings.Trim(text, "+-_./0123456789eE") == ""
	return (long || hasImmenseExponent(text)) && leadsTo(t, computes, nil)
}

// hasImmenseExponent reports whether a text ends in an exponent beyond those of
// float64, of ten or of two: 1e1000000, 0x1p-1_000_000.
func hasImmenseExponent(text string) bool {
	i := strings.LastIndexAny(text, "eEpP")
	if i < 1 {
		return false
	}
	digits := strings.TrimLeft(strings.ReplaceAll(text[i+1:], "_", ""), "+-")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return false
	}
	n, err := strconv.Atoi(digits)
	return err != nil || n > maxExponent
}

// computes reports whether a type with methods of its own reads a number and
// writes its digits.
func computes(t reflect.Type) (ok bool) {
	v := reflect.New(t).Interface()
	_, readsJSON := v.(json.Unmarshaler)
	if _, readsText := v.(encoding.TextUnmarshaler); !readsJSON && !readsText {
		return false
	}
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	for _, number := range []string{`"1e3"`, `1e3`} {
		if json.Unmarshal([]byte(number), v) == nil {
			text, err := json.Marshal(v)
			if err == nil && strings.Trim(string(text), `"`) == "1000" {
				return true
			}
		}
	}
	return false
}

// leadsTo reports whether a value of a type can contain one of a type that is
// looked for. seen are the types on the way.
func leadsTo(t reflect.Type, is func(reflect.Type) bool, seen []reflect.Type) bool {
	if t == nil {
		return false
	}
	if is(t) {
		return true
	}
	for _, other := range seen {
		if t == other {
			return false
		}
	}
	seen = append(seen, t)
	switch t.Kind() {
	case reflect.Map:
		return leadsTo(t.Key(), is, seen) || leadsTo(t.Elem(), is, seen)
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return leadsTo(t.Elem(), is, seen)
	case reflect.Struct:
		for i := 0; i < t.NumField(); i++ {
			if leadsTo(t.Field(i).Type, is, seen) {
				return true
			}
		}
	}
	return false
}
