package etagen

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// decode reads the JSON of a value into next, a pointer to it. What does not fit
// is a problem (422).
func decode(text []byte, next any) error {
	if string(bytes.TrimSpace(text)) == "null" {
		// encoding/json would change nothing.
		return unprocessable("The content is null. Send a representation of the resource.")
	}
	known := knownShapes.Get().(shapes)
	defer knownShapes.Put(known)
	t := plainType(reflect.TypeOf(next))
	strict := t != nil && t.Kind() == reflect.Struct && !known.of(t).loose
	if strict && json.Unmarshal(text, next) == nil || !strict && numbered(text).Decode(next) == nil {
		return nil
	}
	if p := locate(text, reflect.TypeOf(next), false); p != nil {
		return p
	}
	return unprocessable("The content does not fit the type of the resource.")
}

// numbered returns a decoder that keeps the digits of numbers that it decodes
// into an interface: as float64, large integers would change.
func numbered(text []byte) *json.Decoder {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	return dec
}
