package etagentest

import (
	"reflect"
	"strings"
)

// ids returns the ids of a resource as messages show them.
func (s *Store[P]) ids(p P) string {
	var texts []string
	for _, id := range s.IDs(p) {
		texts = append(texts, shown(id))
	}
	return strings.Join(texts, ", ")
}

// lastID returns a pointer to the id in which resources with otherwise equal ids
// differ; nil if there is none.
func (s *Store[P]) lastID(p P) any {
	ids := s.IDs(p)
	if s.List != nil && s.List.IDs != nil {
		ids = s.List.IDs(p)
	}
	if len(ids) == 0 {
		return nil
	}
	return ids[len(ids)-1]
}

// at returns a resource of the test with the ids of another one.
func (s *Store[P]) at(other P) P {
	p := s.New()
	s.copyIDs(p, other)
	return p
}

// copyIDs gives a resource the ids of another one.
func (s *Store[P]) copyIDs(to, from P) {
	ids := s.IDs(to)
	for i, id := range s.IDs(from) {
		reflect.ValueOf(ids[i]).Elem().Set(reflect.ValueOf(id).Elem())
	}
}

// sameIDs reports whether two resources have the same ids.
func (s *Store[P]) sameIDs(x, y P) bool {
	ids := s.IDs(y)
	for i, id := range s.IDs(x) {
		if !equal(reflect.ValueOf(id).Elem().Interface(), reflect.ValueOf(ids[i]).Elem().Interface()) {
			return false
		}
	}
	return true
}

// far is the number of a value that no stored resource has.
const far = 112

// unused sets the last id of a resource to the n-th unused value.
func (s *Store[P]) unused(p P, n int) bool {
	last := s.lastID(p)
	if last == nil || reflect.ValueOf(last).IsNil() {
		return false
	}
	return vary(last, far+n)
}
