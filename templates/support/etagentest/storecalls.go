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
	return s.written(t, "Update"+s.Name, " at the stored version", updated, err)
}

// create creates a resource and returns the result of Create.
func (s *Store[P]) create(t *testing.T, p P) P {
	t.Helper()
	created, err := s.tryCreate(p)
	return s.written(t, "Create"+s.Name, "("+s.ids(p)+") of a new resource", created, err)
}

// written returns the result of a write that has to succeed.
func (s *Store[P]) written(t *testing.T, method, when string, p P, err error) P {
	t.Helper()
	if err != nil {
		t.Fatalf("%s%s: %v (%s, with other values each time for what has to be unique)", method, when, err, useSample)
	}
	if isNil(p) {
		t.Fatalf("%s returns nil and no error: return the stored resource", method)
	}
	return p
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
