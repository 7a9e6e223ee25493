package etagentest

import (
	"errors"
	"testing"
	"time"
)

// A Store is what the suite knows of a store that holds one resource: its
// methods, for that resource. Those that the store does not have are nil.
type Store[P any] struct {
	NotFound, Conflict, Exists error // what the errors of the store wrap

	Get     func() (P, error)
	Missing func() error // of a Get for another id
	Stat    func() (etag string, modified time.Time, err error)
	Update  func(changed, stored P) (P, error) // at the version of stored
	Delete  func(stored P) error               // likewise
	Create  func() (P, error)                  // of the same resource each time

	Change   func(stored P, n int) P // stored with other content for each n
	ETag     func(P) string
	Modified func(P) time.Time
}

// RunStore holds a store to what a handler relies on. open returns a store of
// its own each time, which holds the resource; one that can create may be
// empty.
func RunStore[P any](t *testing.T, open func(t *testing.T) Store[P]) {
	t.Helper()
	run := func(name string, check func(*testing.T, *Store[P])) {
		t.Helper()
		t.Run(name, func(t *testing.T) {
			s := open(t)
			check(t, &s)
		})
	}
	run("Get returns the same validators twice", getTwice[P])
	has := open(t)
	if has.Missing != nil {
		run("Get says that something does not exist", missing[P])
	}
	if has.Stat != nil {
		run("Stat tells the validators that Get has", statAgrees[P])
	}
	if has.Update != nil {
		run("Update returns what Get then finds", updateIsSeen[P])
		run("Update moves the entity tag each time", updateMoves[P])
		run("Update refuses an old version", updateRefuses[P])
		run("of many updates at once one wins", oneWinner[P])
	}
	if has.Delete != nil {
		run("Delete removes", deleteRemoves[P])
	}
	if has.Update != nil && has.Delete != nil {
		run("Delete refuses an old version", deleteRefuses[P])
		run("Update does not bring back what is deleted", updateAfterDelete[P])
	}
	if has.Create != nil {
		run("Create refuses what exists", createRefuses[P])
	}
	if has.Create != nil && has.Delete != nil {
		run("Create returns what Get then finds", createIsSeen[P])
	}
}

// first returns the resource that the store holds, and has it created where
// the store is empty.
func (s *Store[P]) first(t *testing.T) P {
	t.Helper()
	stored, err := s.Get()
	if err == nil {
		return stored
	}
	if s.Create == nil || !errors.Is(err, s.NotFound) {
		t.Fatalf("the store has to hold what the test's own constructor returns: %v", err)
	}
	if _, err = s.Create(); err != nil {
		t.Fatalf("creating the resource: %v", err)
	}
	return s.get(t)
}

// get returns the resource as it is stored now.
func (s *Store[P]) get(t *testing.T) P {
	t.Helper()
	stored, err := s.Get()
	if err != nil {
		t.Fatalf("Get: %v", err)
	}
	return stored
}

// update changes the stored resource and returns what Update returned.
func (s *Store[P]) update(t *testing.T, stored P, n int) P {
	t.Helper()
	updated, err := s.Update(s.Change(stored, n), stored)
	if err != nil {
		t.Fatalf("Update at the stored version: %v", err)
	}
	return updated
}

// same wants two resources to have the same validators. A database that keeps
// times with less precision than Go is found here.
func (s *Store[P]) same(t *testing.T, what string, got, want P) {
	t.Helper()
	if s.ETag(got) != s.ETag(want) {
		t.Errorf("%s has the entity tag %s, want %s", what, s.ETag(got), s.ETag(want))
	}
	if !s.Modified(got).Equal(s.Modified(want)) {
		t.Errorf("%s was last changed at %v, want %v", what, s.Modified(got), s.Modified(want))
	}
}

// want wants an error to wrap one of the store's own.
func want(t *testing.T, what string, err error, wrapped ...error) {
	t.Helper()
	for _, w := range wrapped {
		if errors.Is(err, w) {
			return
		}
	}
	t.Errorf("%s: error %v, want one that wraps %q", what, err, wrapped)
}
