package etagenclient

import (
	"encoding"
	"encoding/json"
	"reflect"
)

// Text returns the text of an id, given by a pointer: the result of its
// MarshalText, or the string that it is. It is empty if the id has none.
func Text(id any) (text string) {
	defer func() {
		if recover() != nil { // of a zero value that MarshalText does not expect
			text = ""
		}
	}()
	if m, ok := id.(encoding.TextMarshaler); ok {
		b, err := m.MarshalText()
		if err != nil {
			return ""
		}
		return string(b)
	}
	if v := reflect.Indirect(reflect.ValueOf(id)); v.IsValid() && v.Kind() == reflect.String {
		return v.String()
	}
	return ""
}

// JSONText returns the text of an id that is a JSON string or number; else it returns "".
// Use it for ids that only have JSON methods.
func JSONText(id any) (text string) {
	defer func() {
		if recover() != nil {
			text = ""
		}
	}()
	encoded, err := json.Marshal(id)
	if err != nil {
		return ""
	}
	if json.Unmarshal(encoded, &text) == nil && encoded[0] == '"' {
		return text
	}
	var number json.Number
	if json.Unmarshal(encoded, &number) == nil {
		return number.String() // empty for null
	}
	return ""
}
