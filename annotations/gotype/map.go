package gotype

import (
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// A Map maps types to values. Identical types have one value. Use it instead of a Go map,
// in which identical types can be different keys.
type Map[V any] struct {
	few []entry[V]   // until there are more than maxFew
	all typeutil.Map // then
}

// An entry is a type with its value.
type entry[V any] struct {
	of    types.Type
	value V
}

// maxFew is the number of types up to which comparing each is faster than hashing. A map
// that hashes also takes ten times the memory, and most walks meet few types.
const maxFew = 16

// At returns the value of a type; ok is false if there is none.
func (m *Map[V]) At(t types.Type) (value V, ok bool) {
	if m.all.Len() > 0 {
		value, ok = m.all.At(t).(V)
		return value, ok
	}
	if e := m.find(t); e != nil {
		return e.value, true
	}
	return value, false
}

// find returns the entry of a type, as long as there are few.
func (m *Map[V]) find(t types.Type) *entry[V] {
	for i := range m.few {
		if e := &m.few[i]; e.of == t || types.Identical(e.of, t) {
			return e
		}
	}
	return nil
}

// Set sets the value of a type.
func (m *Map[V]) Set(t types.Type, value V) {
	if m.all.Len() > 0 {
		m.all.Set(t, value)
		return
	}
	if e := m.find(t); e != nil {
		e.value = value
		return
	}
	m.few = append(m.few, entry[V]{t, value})
	if len(m.few) > maxFew {
		for _, e := range m.few {
			m.all.Set(e.of, e.value)
		}
		m.few = nil
	}
}

// each calls do with each type.
func (m *Map[V]) each(do func(types.Type)) {
	for _, e := range m.few {
		do(e.of)
	}
	m.all.Iterate(func(t types.Type, _ any) { do(t) })
}

// A Set is a set of types.
type Set struct{ of Map[struct{}] }

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
	s.of.Set(t, struct{}{})
	return true
}
