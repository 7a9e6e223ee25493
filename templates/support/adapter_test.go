package etagen

import (
	"context"
	"net/http"
	"testing"
	"time"
)

// A bookAdapter has the methods that all functions for writes need.
type bookAdapter interface {
	Upserter
	Deleter
}

// answerWrite calls the function for a method.
func answerWrite(w http.ResponseWriter, r *http.Request, a bookAdapter, res *Resource, method string) {
	switch method {
	case http.MethodPut:
		PutOrCreate(w, r, a, res, bookPattern)
	case http.MethodPatch:
		Patch(w, r, a, res, bookPattern)
	case http.MethodDelete:
		Delete(w, r, a, res, bookPattern)
	}
}

// Require names the precondition that a write needs.
type Require int

const (
	RequireMatch Require = iota
	RequireAny           // If-Unmodified-Since suffices
	RequireNone
)

// requiring returns bookResource with another required precondition.
func requiring(require Require) *Resource {
	res := like(&bookResource)
	res.DateSuffices, res.Unguarded = require == RequireAny, require == RequireNone
	return res
}

// A changedWriter is a bookWriter in which a test replaces some methods.
type changedWriter struct {
	bookWriter
	etag   func(*book) string
	load   func(*http.Request) (*book, error)
	make   func(*http.Request) (*book, error)
	create func(context.Context, *book) (*book, error)
	update func(ctx context.Context, next, stored *book) (*book, error)
}

func (c changedWriter) Validators(value any) (etag string, modified time.Time) {
	b := value.(*book)
	etag, modified = c.bookWriter.Validators(b)
	if c.etag != nil {
		etag = c.etag(b)
	}
	return etag, modified
}

func (c changedWriter) Load(r *http.Request) (any, error) {
	if c.load != nil {
		return c.load(r)
	}
	return c.bookWriter.Load(r)
}

func (c changedWriter) New(r *http.Request) (any, error) {
	if c.make != nil {
		return c.make(r)
	}
	return c.bookWriter.New(r)
}

func (c changedWriter) Create(ctx context.Context, nextValue any) (any, error) {
	next := nextValue.(*book)
	if c.create != nil {
		return c.create(ctx, next)
	}
	return c.bookWriter.Create(ctx, next)
}

func (c changedWriter) Update(ctx context.Context, nextValue, storedValue any) (any, error) {
	next, stored := nextValue.(*book), storedValue.(*book)
	if c.update != nil {
		return c.update(ctx, next, stored)
	}
	return c.bookWriter.Update(ctx, next, stored)
}

// A placedWriter is for a path with ids.
type placedWriter struct{ changedWriter }

func (placedWriter) At(r *http.Request, b any) bool { return b.(*book).ID == r.PathValue("id") }

var adapted Upserter

// An adapter has the size of a pointer: each write converts it to interfaces.
func TestAdapterTakesNoAllocation(t *testing.T) {
	h := &bookHandler{Store: mobyShelf()}
	if n := testing.AllocsPerRun(10, func() { adapted = bookWriter{h} }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
