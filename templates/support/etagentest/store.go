package etagentest

import (
	"net/http"
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

	Several, Lacking, Unique bool // what the store accepts: several values; none; each only once
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
