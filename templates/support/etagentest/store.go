package etagentest

import (
	"errors"
	"net/http"
	"reflect"
	"testing"
	"time"
)

// A Store is what the suite knows of a store: its methods, for one type of
// resources. Those that the store does not have are nil.
type Store[P any] struct {
	Name                       string // of the resource: the store has a method Get and that
	Sample                     string // the function that New calls, if it is one of the user's
	NotFound, Conflict, Exists error  // what the errors of the store wrap

	New    func() P                                                // the resource of the test
	IDs    func(P) []any                                           // pointers to the ids in the path
	Get    func(at P) (P, error)                                   // by the ids of at: what is stored
	Read   func(at P) (P, error)                                   // likewise, and maybe from a replica that is behind; nil if Get is for reads
	Stat   func(at P) (etag string, modified time.Time, err error) // likewise
	Update func(changed, stored P) (P, error)                      // at the version of stored
	Delete func(at, stored P) error                                // by the ids of at, at the version of stored
	Create func(P) (P, error)
	Picks  bool // clients may leave the last id to the store

	Change    func(stored P, n int) P // stored with other content for each n
	ETag      func(P) string
	Modified  func(P) time.Time
	Digest    bool // the entity tag is made of the JSON, so that the same content has the same
	Constant  bool // Change knows no other content
	DatesStay bool // the modification time has a type that no test can move

	List *List[P] // nil if there is none, or none that can be looked at
}

// A List is what the suite knows of the lists of a store: the handler over it,
// and the store's own method.
type List[P any] struct {
	Name    string // of the list: the store has a method List and that
	Handler http.Handler
	Path    string // of the list
	Members []Member[P]

	MaxLimit int  // the largest number that a query can ask for; 0 is 100
	Total    bool // a query can ask for the number of all items

	IDs       func(P) []any // pointers to the ids by which its items differ; nil if those are all
	Parents   func(P) []any // pointers to the ids in its path; nil if it has none
	Page      func(at P, limit int, after string) (items []P, next string, err error)
	Stat      func(at P) (any, error) // the state of the first page, which can be compared; nil if the store cannot tell it
	BadCursor error                   // what the error of Page wraps if there is no place to begin at
}

// A Member is what a query can sort or filter by.
type Member[P any] struct {
	Name   string // in the JSON and in queries
	Sort   bool
	Filter bool        // by one value, or what a slice contains
	In     bool        // by one of several values
	Range  bool        // by a least value, a greatest, or both
	Field  func(P) any // a pointer to the value; nil if clients cannot set it

	Several, Lacking bool // what the store takes in the field: more than one value; none
}

// A Suite is what opens a store of its own for each check. It holds the resource;
// one that can create may be empty.
type Suite[P any] func(t *testing.T) Store[P]

// run runs a check of a store.
func (open Suite[P]) run(t *testing.T, name string, check func(*testing.T, *Store[P])) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		s := open(t)
		check(t, &s)
	})
}

// RunStore checks what a handler that reads relies on.
func RunStore[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	has := open(t)
	open.run(t, "Get returns the same twice", getTwice[P])
	if len(has.IDs(has.New())) > 0 {
		open.run(t, "Get finds nothing for another id", otherIDs[P])
	}
	open.run(t, "ids that differ by case are different", caseCounts[P])
	if has.Stat != nil && has.Read == nil {
		open.run(t, "Stat tells the validators that Get has", statAgrees[P])
	}
}

// RunUpdates checks what a handler that updates relies on.
func RunUpdates[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	open.run(t, "Update returns what Get then finds", updateIsSeen[P])
	open.run(t, "Update leaves alone what Get returned before", updateReplaces[P])
	if open(t).Digest {
		runDigestUpdates(t, open)
		return
	}
	open.run(t, "Update moves the entity tag each time", updateMoves[P])
	open.run(t, "Update refuses an old version", updateRefuses[P])
	open.run(t, "of many updates at once one wins", oneWinner[P])
}

// RunDeletes checks what a handler that deletes relies on.
func RunDeletes[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	open.run(t, "Delete removes", deleteRemoves[P])
	open.run(t, "of many deletions at once one wins", oneDeletes[P])
	if s := open(t); s.Update != nil && !s.Constant {
		open.run(t, "Delete refuses an old version", deleteRefuses[P])
		open.run(t, "Update does not bring back what is deleted", updateAfterDelete[P])
	}
}

// RunCreates checks what a handler that creates relies on.
func RunCreates[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	open.run(t, "Create refuses what exists", createRefuses[P])
	open.run(t, "Create returns what Get then finds", createIsSeen[P])
	open.run(t, "of many creations at once one wins", oneCreates[P])
	if s := open(t); s.Delete != nil && !s.Digest {
		open.run(t, "no entity tag comes back after a deletion", tagsAreNew[P])
	}
}

// first returns the resource that the store holds, which is created if the store is empty.
func (s *Store[P]) first(t *testing.T) P {
	t.Helper()
	stored, err := s.Get(s.New())
	if err == nil {
		return s.checked(t, stored, s.New())
	}
	if s.Create == nil || !errors.Is(err, s.NotFound) {
		t.Fatalf("%s: %v; the store that open returns has to hold what the test's own constructor returns", s.getter(), err)
	}
	return s.get(t, s.create(t, s.New()))
}

// getter is the method that finds what is stored.
func (s *Store[P]) getter() string {
	if s.Read != nil {
		return "Get" + s.Name + "ForWrite"
	}
	return "Get" + s.Name
}

// get returns the resource with the ids of another value as it is stored now.
func (s *Store[P]) get(t *testing.T, at P) P {
	t.Helper()
	stored, err := s.Get(at)
	if err != nil {
		t.Fatalf("%s(%s): error %v, want what is stored there", s.getter(), s.ids(at), err)
	}
	return s.checked(t, stored, at)
}

// checked wants a resource to be there, and to have the ids that it was asked for by.
func (s *Store[P]) checked(t *testing.T, stored, at P) P {
	t.Helper()
	if isNil(stored) {
		t.Fatalf("%s(%s) returns nil and no error: return an error that wraps %q if there is none", s.getter(), s.ids(at), s.NotFound)
	}
	if !s.sameIDs(stored, at) {
		t.Fatalf("%s(%s) returns a resource with the ids %s: return the one that was asked for, its ids filled in", s.getter(), s.ids(at), s.ids(stored))
	}
	return stored
}

// update changes the stored resource and returns what Update returned.
func (s *Store[P]) update(t *testing.T, stored P, n int) P {
	t.Helper()
	updated, err := s.Update(s.Change(stored, n), stored)
	if err != nil {
		t.Fatalf("Update%s at the stored version: %v", s.Name, err)
	}
	if isNil(updated) {
		t.Fatalf("Update%s returns nil and no error: return the resource as it is stored", s.Name)
	}
	return updated
}

// create has a resource created and returns what Create returned.
func (s *Store[P]) create(t *testing.T, p P) P {
	t.Helper()
	created, err := s.tryCreate(p)
	if err != nil {
		t.Fatalf("Create%s(%s) where there is none: %v", s.Name, s.ids(p), err)
	}
	if isNil(created) {
		t.Fatalf("Create%s returns nil and no error: return the resource as it is stored", s.Name)
	}
	return created
}

// tryCreate has a resource created. A store that chooses ids itself may refuse
// those of others.
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
