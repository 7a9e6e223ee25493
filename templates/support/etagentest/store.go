package etagentest

import (
	"errors"
	"net/http"
	"reflect"
	"testing"
	"time"
)

// A Store describes a store to the suite: its methods, for one type of resource.
// Methods that the store does not have are nil.
type Store[P any] struct {
	Name                       string // of the resource: the store has Get and this method
	Sample                     string // the function that New calls, if the user wrote it
	NotFound, Conflict, Exists error  // that the errors of the store wrap

	New    func() P                                                // the resource of the test
	IDs    func(P) []any                                           // pointers to the ids in the path
	Get    func(at P) (P, error)                                   // what is stored, by the ids of at
	Read   func(at P) (P, error)                                   // likewise, possibly from a replica that lags; nil if Get is used for reads
	Stat   func(at P) (etag string, modified time.Time, err error) // likewise
	Update func(changed, stored P) (P, error)                      // at the version of stored
	Delete func(at, stored P) error                                // by the ids of at, at the version of stored
	Create func(P) (P, error)                                      // stores a new resource
	Picks  bool                                                    // the store may choose the last id

	Change    func(stored P, n int) P // stored with different content for each n
	ETag      func(P) string          // of a response
	Modified  func(P) time.Time       // of a response; zero if there is none
	Digest    bool                    // the entity tag is made of the JSON, so that equal content has equal tags
	Constant  bool                    // Change knows no other content
	DatesStay bool                    // the modification time has a type that tests cannot move

	List *List[P] // nil if there is no such function, or nothing to look at
}

// A List describes the lists of a store to the suite: the handler over it, and the
// store's own method. It is set if the store has a method for a list.
type List[P any] struct {
	Name    string       // of the list: the store has List and this method
	Handler http.Handler // over the store
	Path    string       // of the list
	Members []Member[P]  // what queries can sort and filter by

	MaxLimit int  // the largest limit of a query; 0 is 100
	Total    bool // a query can request the number of all items

	IDs       func(P) []any                                                           // pointers to the ids in which its items differ; nil if all of them
	Parents   func(P) []any                                                           // pointers to the ids in its path; nil if it has none
	Page      func(at P, limit int, after string) (items []P, next string, err error) // at most limit items
	Stat      func(at P) (any, error)                                                 // the state of the first page, which can be compared; nil if the store has no such method
	BadCursor error                                                                   // the error that Page wraps if its position is invalid
}

// A Member is a key or a filter of a query. It is used in a List.
type Member[P any] struct {
	Name   string      // in the JSON and in queries
	Sort   bool        // it is a key of the order
	Filter bool        // by one value, or what a slice contains
	In     bool        // by one of several values
	Range  bool        // by a least value, a greatest, or both
	Field  func(P) any // a pointer to the value; nil if clients cannot set it

	Several, Lacking bool // what the store accepts: several values; none
}

// A Suite opens a new store for each check. The store holds the resource, or may be
// empty if it can create.
type Suite[P any] func(t *testing.T) Store[P]

// run runs a check of a store.
func (open Suite[P]) run(t *testing.T, name string, check func(*testing.T, *Store[P])) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		s := open(t)
		check(t, &s)
	})
}

// RunStore checks the store of a handler that reads. It is called for every store.
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

// RunUpdates checks the store of a handler that updates, if there is PUT or PATCH.
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

// RunDeletes checks the store of a handler that deletes. It is called if there is DELETE.
func RunDeletes[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	open.run(t, "Delete removes", deleteRemoves[P])
	open.run(t, "of many deletions at once one wins", oneDeletes[P])
	if s := open(t); s.Update != nil && !s.Constant {
		open.run(t, "Delete refuses an old version", deleteRefuses[P])
		open.run(t, "Update does not bring back what is deleted", updateAfterDelete[P])
	}
}

// RunCreates checks the store of a handler that creates, if a PUT or a POST does.
func RunCreates[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	open.run(t, "Create refuses what exists", createRefuses[P])
	open.run(t, "Create returns what Get then finds", createIsSeen[P])
	open.run(t, "of many creations at once one wins", oneCreates[P])
	if s := open(t); s.Delete != nil && !s.Digest {
		open.run(t, "no entity tag comes back after a deletion", tagsAreNew[P])
	}
}

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
	if err != nil {
		t.Fatalf("Update%s at the stored version: %v", s.Name, err)
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
		t.Fatalf("Create%s(%s) of a new resource: %v", s.Name, s.ids(p), err)
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
