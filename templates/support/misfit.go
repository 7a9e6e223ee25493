package etagen

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// misfit returns why a value cannot be decoded for m, or cannot be encoded
// again. The values inside an object or an array were tried before.
func misfit(text []byte, m member) *problem {
	if m.typ == nil {
		return nil
	}
	t := plainType(m.typ)
	if t != nil && !m.quoted {
		switch kind := t.Kind(); {
		case kind == reflect.Interface && t.NumMethod() == 0,
			text[0] == '{' && (kind == reflect.Struct || kind == reflect.Map),
			text[0] == '[' && (kind == reflect.Slice || kind == reflect.Array):
			return nil
		}
	}
	v := reflect.New(m.typ)
	if m.quoted {
		v = reflect.New(m.in) // only there the tag has the option string
		name, _ := json.Marshal(m.name)
		text = slices.Concat([]byte{'{'}, name, []byte{':'}, text, []byte{'}'})
	}
	if json.Unmarshal(text, v.Interface()) != nil {
		return unprocessable(expected(m))
	}
	if m.quoted {
		v = v.Elem().FieldByIndex(m.index)
	}
	if _, err := json.Marshal(v.Interface()); err != nil {
		return unprocessable("The value is not allowed here: no response could contain it.")
	}
	return nil
}

// expected describes what would fit.
func expected(m member) string {
	t := m.typ
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	what := "in another format"
	switch plain := plainType(t); {
	case m.quoted:
		what = "a string that contains the value"
	case t == reflect.TypeFor[json.Number]():
		what = "a number"
	case t == timeType:
		what = "a time in the format of RFC 3339, such as 2026-01-05T09:00:00Z"
	case plain != nil:
		what = kindName(plain)
	}
	return "The value must be " + what + "."
}

// kindName returns the name of the JSON type for values of a type.
func kindName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "a string"
	case reflect.Float32, reflect.Float64:
		return fmt.Sprintf("a number that fits in %d bits", t.Bits())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return fmt.Sprintf("an integer that fits in %d bits", t.Bits())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return fmt.Sprintf("a non-negative integer that fits in %d bits", t.Bits())
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "a string in base64"
		}
		return "an array"
	case reflect.Array:
		return "an array"
	case reflect.Struct, reflect.Map:
		return "an object"
	}
	return "in another format"
}
