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
// as big.Rat, takes seconds to read or to write: 1e1000000, 0x1p-1_000_000.
func immense(text string, t reflect.Type) bool {
	long := len(text) > maxDigits && strings.Trim(text, "+-_./0123456789abcdefABCDEFxXoOpP") == ""
	i := strings.LastIndexAny(text, "eEpP")
	digits := strings.ReplaceAll(strings.TrimLeft(text[i+1:], "+-"), "_", "")
	exponent, _ := strconv.ParseUint(digits, 10, 64) // 0 for what is none, the largest for what is beyond
	return (long || i > 0 && exponent > maxExponent) && leadsTo(t, computes, nil)
}

// computes reports whether a type with methods of its own reads a number and
// writes its digits. Methods may panic on a value that is new.
func computes(t reflect.Type) (ok bool) {
	defer func() { _ = recover() }()
	v := reflect.New(t).Interface()
	_, readsJSON := v.(json.Unmarshaler)
	if _, readsText := v.(encoding.TextUnmarshaler); !readsJSON && !readsText {
		return false
	}
	if json.Unmarshal([]byte(`"1e3"`), v) != nil && json.Unmarshal([]byte(`1e3`), v) != nil {
		return false
	}
	text, err := json.Marshal(v)
	return err == nil && strings.Trim(string(text), `"`) == "1000"
}

// leadsTo reports whether a value of a type can contain one of a type that is
// looked for. seen are the types on the way.
func leadsTo(t reflect.Type, is func(reflect.Type) bool, seen []reflect.Type) bool {
	for _, other := range seen {
		if t == other {
			return false
		}
	}
	if t == nil || is(t) {
		return t != nil
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
