package etagen

import (
	"reflect"
	"sync"
)

// shapes caches the members of struct types. They never change.
type shapes map[reflect.Type]map[string]member

// knownShapes keeps shapes for later requests.
var knownShapes = sync.Pool{New: func() any { return shapes{} }}

// of returns the members of a struct.
func (s shapes) of(t reflect.Type) map[string]member {
	known, ok := s[t]
	if !ok {
		known = members(t)
		s[t] = known
	}
	return known
}
