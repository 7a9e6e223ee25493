package etagen

import (
	"reflect"
	"unicode/utf8"
)

// memberOf returns the member of a value by its name in JSON. It is not valid if
// there is none, as in a value that encodes itself.
func memberOf(v reflect.Value, name string) reflect.Value {
	t := plainType(v.Type())
	if t == nil || t.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	m, ok := members(t)[name]
	if !ok {
		return reflect.Value{}
	}
	field, err := reflect.Indirect(v).FieldByIndexErr(m.index)
	if err != nil {
		return reflect.Value{} // after an embedded pointer that is nil
	}
	return field
}

// replacesText reports whether a value has text that is not UTF-8, in place of which
// encoding/json writes U+FFFD. What a type makes of itself is not looked at. The
// value has JSON, so that no pointer of it leads back to itself.
func replacesText(v reflect.Value) bool {
	if !v.IsValid() || plainType(v.Type()) == nil {
		return false
	}
	switch v.Kind() {
	case reflect.String:
		return !utf8.ValidString(v.String())
	case reflect.Pointer, reflect.Interface:
		return replacesText(v.Elem())
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if replacesText(v.Index(i)) {
				return true
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if replacesText(key) || replacesText(v.MapIndex(key)) {
				return true
			}
		}
	case reflect.Struct:
		for name := range members(v.Type()) {
			if replacesText(memberOf(v, name)) {
				return true
			}
		}
	}
	return false
}
