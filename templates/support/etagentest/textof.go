package etagentest

import (
	"encoding"
	"reflect"
)

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
