package etagen

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"sync"
)

// A structShape is what has to be known of a struct type to read and write its JSON.
type structShape struct {
	members  map[string]member
	doubtful []string // the names of members of which some values have no JSON
	loose    bool     // a value can contain an interface
}

// shapes caches the shapes of struct types. They never change.
type shapes map[reflect.Type]*structShape

// knownShapes keeps shapes for later requests.
var knownShapes = sync.Pool{New: func() any { return shapes{} }}

// of returns the shape of a struct type.
func (s shapes) of(t reflect.Type) *structShape {
	known, ok := s[t]
	if !ok {
		known = &structShape{members: members(t), loose: leadsTo(t, func(t reflect.Type) bool { return t.Kind() == reflect.Interface }, nil)}
		for name, m := range known.members {
			if !alwaysEncodes(m.typ) {
				known.doubtful = append(known.doubtful, name)
			}
		}
		slices.Sort(known.doubtful) // sorting members would take 20 KB of code
		s[t] = known
	}
	return known
}

// alwaysEncodes reports whether all values of a type have JSON: it is a basic type without
// methods for that, or a pointer to one, or a slice or an array of one.
func alwaysEncodes(t reflect.Type) bool {
	if k := t.Kind(); (k == reflect.Pointer || k == reflect.Slice || k == reflect.Array) && !encodesItself(t) {
		t = t.Elem()
	}
	basic := t.Kind() == reflect.String || reflect.Bool <= t.Kind() && t.Kind() <= reflect.Uintptr
	return basic && t != reflect.TypeFor[json.Number]() && !encodesItself(t)
}

// encodesItself reports whether a type has a method that writes its JSON.
func encodesItself(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return p.Implements(reflect.TypeFor[json.Marshaler]()) || p.Implements(reflect.TypeFor[encoding.TextMarshaler]())
}
