package etagen

import (
	"reflect"
	"sync"
)

// shapes contains the members of the struct types that were needed. They are the
// same for each request, and are never changed.
type shapes map[reflect.Type]map[string]member

// knownShapes keeps what was found for later requests.
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
