package etagen

import (
	"encoding"
	"fmt"
	"reflect"
)

// Text returns the text of the identifier that p points to: that of its
// MarshalText, or its string. It is empty if the identifier has none.
func Text(id any) string {
	text, err := textOf(id)
	if err != nil {
		return ""
	}
	return text
}

// textOf is Text with the error of MarshalText. A zero value has no text either
// if MarshalText panics on it.
func textOf(value any) (text string, err error) {
	m, ok := value.(encoding.TextMarshaler)
	if !ok {
		if s := stringOf(value); s.IsValid() {
			text = s.String()
		}
		return text, nil
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the text of a %T: %v", value, p)
		}
	}()
	b, err := m.MarshalText()
	return string(b), err
}

// hasText reports whether textOf knows how a value is spelled.
func hasText(value any) bool {
	_, ok := value.(encoding.TextMarshaler)
	return ok || stringOf(value).IsValid()
}

// stringOf returns the string that a value points to; invalid if there is none.
func stringOf(value any) reflect.Value {
	v := reflect.Indirect(reflect.ValueOf(value))
	if v.IsValid() && v.Kind() == reflect.String {
		return v
	}
	return reflect.Value{}
}
