package etagen

import (
	"reflect"
	"unicode/utf8"
)

// memberOf returns the member of a value by its name in JSON. The result is invalid
// if there is none, for example because the value encodes itself.
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
		return reflect.Value{} // it is in an embedded pointer that is nil
	}
	return field
}

// replacesText reports whether a value contains text that is not UTF-8, which
// encoding/json replaces by U+FFFD. It skips types that encode themselves. The value
// has JSON, so it contains no pointer cycle.
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
