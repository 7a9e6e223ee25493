package etagentest

import (
	"errors"
	"reflect"
	"testing"
)

// first returns the resource in the store. It is created if the store is empty.
func (s *Store[P]) first(t *testing.T) P {
	t.Helper()
	stored, err := s.Get(s.New())
	if err == nil {
		return s.checked(t, stored, s.New())
	}
	if s.Create == nil || !errors.Is(err, s.NotFound) {
		t.Fatalf("%s: %v; open must return a store that contains the result of the test's constructor", s.getter(), err)
	}
	return s.get(t, s.create(t, s.New()))
}

const otherValues = useSample + ", with other values each time for what has to be unique"

// getter returns the name of the method that loads a resource.
func (s *Store[P]) getter() string {
	if s.Read != nil {
		return "Get" + s.Name + "ForWrite"
	}
	return "Get" + s.Name
}

// get returns the stored resource with the ids of another value.
func (s *Store[P]) get(t *testing.T, at P) P {
	t.Helper()
	stored, err := s.Get(at)
	if err != nil {
		t.Fatalf("%s(%s): error %v, want the stored resource", s.getter(), s.ids(at), err)
	}
	return s.checked(t, stored, at)
}

// checked checks that a resource was found, and has the requested ids.
func (s *Store[P]) checked(t *testing.T, stored, at P) P {
	t.Helper()
	if isNil(stored) {
		t.Fatalf("%s(%s) returns nil and no error: return an error that wraps %q if there is no such resource", s.getter(), s.ids(at), s.NotFound)
	}
	if !s.sameIDs(stored, at) {
		t.Fatalf("%s(%s) returns a resource with the ids %s: return the requested one, with its ids set", s.getter(), s.ids(at), s.ids(stored))
	}
	return stored
}

// update changes the stored resource and returns what Update returned.
func (s *Store[P]) update(t *testing.T, stored P, n int) P {
	t.Helper()
	updated, err := s.Update(s.Change(stored, n), stored)
	if err != nil {
		t.Fatalf("Update%s at the stored version: %v (%s)", s.Name, err, otherValues)
	}
	if isNil(updated) {
		t.Fatalf("Update%s returns nil and no error: return the stored resource", s.Name)
	}
	return updated
}

// create creates a resource and returns the result of Create.
func (s *Store[P]) create(t *testing.T, p P) P {
	t.Helper()
	created, err := s.tryCreate(p)
	if err != nil {
		t.Fatalf("Create%s(%s) of a new resource: %v (%s)", s.Name, s.ids(p), err, otherValues)
	}
	if isNil(created) {
		t.Fatalf("Create%s returns nil and no error: return the stored resource", s.Name)
	}
	return created
}

// tryCreate creates a resource. A store that chooses ids may refuse others.
func (s *Store[P]) tryCreate(p P) (P, error) {
	created, err := s.Create(p)
	if err == nil || !s.Picks || errors.Is(err, s.Exists) {
		return created, err
	}
	last := s.lastID(p)
	if zero(last) {
		return created, err
	}
	reflect.ValueOf(last).Elem().SetZero()
	if again, err := s.Create(p); err == nil {
		return again, nil
	}
	return created, err
}

// remove deletes the stored resource.
func (s *Store[P]) remove(t *testing.T, stored P) {
	t.Helper()
	if err := s.Delete(stored, stored); err != nil {
		t.Fatalf("Delete%s at the stored version: %v", s.Name, err)
	}
}

// want checks that an error wraps one of the store's errors.
func want(t *testing.T, what string, err error, wrapped ...error) {
	t.Helper()
	for _, w := range wrapped {
		if errors.Is(err, w) {
			return
		}
	}
	t.Errorf("%s: error %v, want one that wraps %q", what, err, wrapped)
}

// isNil reports whether a pointer is nil.
func isNil[P any](p P) bool { return reflect.ValueOf(p).IsNil() }
