package etagen

import (
	"reflect"
	"sync"
)

// shapes are the members of struct types, as far as they were needed. They are
// the same for each request, and not changed once they are found.
type shapes map[reflect.Type]map[string]member

// knownShapes keeps what was found for the requests to come.
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
