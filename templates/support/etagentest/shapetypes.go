package etagentest

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
)

var (
	jsonMarshaler = reflect.TypeFor[json.Marshaler]()
	textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()
	zeroer        = reflect.TypeFor[interface{ IsZero() bool }]()
)

// A place is where a value occurs: its pointer methods matter if it is addressable.
type place struct {
	reflect.Type
	addressable bool
}

// leaf returns the text of a type without parts: one that encodes itself, of which
// it is the name, a basic type, bytes, or any value.
func (at place) leaf() (string, bool) {
	switch {
	case at.implements(jsonMarshaler):
		return "json " + strconv.Quote(at.name()), true
	case at.implements(textMarshaler):
		return "text " + strconv.Quote(at.name()), true
	case at.Type == reflect.TypeFor[json.Number]():
		return "number", true
	}
	switch k := at.Kind(); {
	case k == reflect.Interface:
		return "any", true
	case k == reflect.Slice:
		elem := place{at.Elem(), true}
		return "bytes", elem.Kind() == reflect.Uint8 && !elem.implements(jsonMarshaler) && !elem.implements(textMarshaler)
	default:
		return k.String(), quotable(k)
	}
}

// implements reports whether encoding/json finds the method of an interface.
func (at place) implements(method reflect.Type) bool {
	return at.Implements(method) || at.addressable && at.Kind() != reflect.Pointer && reflect.PointerTo(at.Type).Implements(method)
}

func (at place) name() string {
	if at.Kind() == reflect.Interface {
		return "any"
	}
	return typeName(at.Type)
}

// quotable reports whether the string option works for a kind.
func quotable(k reflect.Kind) bool {
	return reflect.Bool <= k && k <= reflect.Float64 || k == reflect.String
}

// mapKey returns the text of a type that can be a key of a JSON object.
func mapKey(t reflect.Type) string {
	if t.Kind() != reflect.String && t.Implements(textMarshaler) {
		return "text " + strconv.Quote(typeName(t))
	}
	return t.Kind().String()
}
