package gotype

import (
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// A Map maps types to values. Identical types have one value. Use it instead of a Go map,
// in which identical types can be different keys.
type Map[V any] struct{ of typeutil.Map }

// At returns the value of a type; ok is false if there is none.
func (m *Map[V]) At(t types.Type) (value V, ok bool) {
	value, ok = m.of.At(t).(V)
	return value, ok
}

// Set sets the value of a type.
func (m *Map[V]) Set(t types.Type, value V) { m.of.Set(t, value) }

// A Set is a set of types.
type Set struct{ of Map[bool] }

// Has reports whether a type is in the set.
func (s *Set) Has(t types.Type) bool {
	_, ok := s.of.At(t)
	return ok
}

// Add adds a type, and reports whether it is new. Use the result to visit each type once.
func (s *Set) Add(t types.Type) bool {
	if s.Has(t) {
		return false
	}
	s.of.Set(t, true)
	return true
}
