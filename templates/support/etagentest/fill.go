package etagentest

import (
	"encoding"
	"encoding/json"
)

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
