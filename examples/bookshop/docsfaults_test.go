package main

import (
	"context"
	"errors"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
	"example.com/bookshop/store"
)

// A fault changes what a method of a store does.
type fault struct {
	method string
	err    error  // nil for no value and no error
	before func() // is called before the method does its work
	once   bool
	makes  bool // the method does its work, and returns err
	struck bool
}

// strikes reports whether a method only returns err.
func (f *fault) strikes(method string) bool {
	if f.method != method || f.once && f.struck {
		return false
	}
	f.struck = true
	if f.before != nil {
		f.before()
		return false
	}
	return true
}

// says returns the error of Authorize.
func (f *fault) says() error {
	f.strikes("Authorize")
	return f.err
}

var (
	returns = regexp.MustCompile("^`(\\w+)` returns (`[^`]+`|another error)( once)?$")
	makes   = regexp.MustCompile("^`(\\w+)` makes the change and returns (`[\\w.]+`)$")
	blind   = regexp.MustCompile("^`(\\w+)` ignores case$")
	changes = regexp.MustCompile("^before `(\\w+)` another request (changes the book|makes the same change)( once)?$")
)

var docErrors = map[string]error{
	"`ErrBookNotFound`":          catalog.ErrBookNotFound,
	"`ErrBookConflict`":          catalog.ErrBookConflict,
	"`ErrBookExists`":            catalog.ErrBookExists,
	"`ErrBookCursor`":            catalog.ErrBookCursor,
	"`ErrAuthorExists`":          catalog.ErrAuthorExists,
	"`ErrAuthorNotFound`":        catalog.ErrAuthorNotFound,
	"`etagen.ErrUnavailable`":    etagen.ErrUnavailable,
	"`context.DeadlineExceeded`": context.DeadlineExceeded,
	"`etagen.ErrOutcomeUnknown`": etagen.ErrOutcomeUnknown,
	"`Refuse(401, …)`":           &etagen.Problem{Status: 401, Fields: http.Header{"WWW-Authenticate": {"Bearer"}}},
	"`Refuse(403, …)`":           etagen.Refuse(403, "Editors alone may change books."),
	"`Refuse(409, …)`":           etagen.Refuse(409, "The title is taken.", "/title"),
	"`Refuse(410, …)`":           etagen.Refuse(410, "The book was deleted."),
	"`Refuse(412, …)`":           etagen.Refuse(412, "The book is locked."),
	"`Refuse(422, …)`":           etagen.Refuse(422, "There is no such author.", "/author"),
	"`Refuse(429, …)`":           &etagen.Problem{Status: 429, RetryAfter: time.Minute},
	"`nil`":                      nil,
	"another error":              errors.New("no such table"),
}

// parseFault returns the fault in the column "store" of a row.
func (s *docShop) parseFault(t *testing.T, does string) *fault {
	t.Helper()
	if m := returns.FindStringSubmatch(does); m != nil {
		err, known := docErrors[m[2]]
		if !known {
			t.Fatalf("there is no error %s", m[2])
		}
		return &fault{method: m[1], err: err, once: m[3] != ""}
	}
	if m := makes.FindStringSubmatch(does); m != nil {
		return &fault{method: m[1], err: docErrors[m[2]], makes: true}
	}
	if m := blind.FindStringSubmatch(does); m != nil {
		return &fault{method: m[1]}
	}
	m := changes.FindStringSubmatch(does)
	if m == nil {
		t.Fatalf("what does %q mean?", does)
	}
	return &fault{method: m[1], once: m[3] != "", before: func() { s.changeBook(t, m[2] == "makes the same change") }}
}

// changeBook is a concurrent change: it gives the book the title Emma, or keeps its
// content.
func (s *docShop) changeBook(t *testing.T, emma bool) {
	t.Helper()
	b, err := s.store.GetBook(t.Context(), 2)
	if err == nil && emma {
		b.Title, b.Author = "Emma", ""
	}
	if err == nil {
		_, err = s.store.UpdateBook(t.Context(), b, b.Version)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// faultyBooks is a store of books with a fault.
type faultyBooks struct {
	*store.Store
	*fault
}

func (f faultyBooks) GetBook(ctx context.Context, id int64) (*catalog.Book, error) {
	if f.strikes("GetBook") {
		return nil, f.err
	}
	return f.Store.GetBook(ctx, id)
}

func (f faultyBooks) ListBooks(ctx context.Context, q catalog.BookQuery) (catalog.BookPage, error) {
	if f.strikes("ListBooks") {
		return catalog.BookPage{}, f.err
	}
	return f.Store.ListBooks(ctx, q)
}

func (f faultyBooks) CreateBook(ctx context.Context, b *catalog.Book) (*catalog.Book, error) {
	if f.strikes("CreateBook") {
		return nil, f.err
	}
	return f.Store.CreateBook(ctx, b)
}

func (f faultyBooks) DeleteBook(ctx context.Context, id, version int64) error {
	if f.strikes("DeleteBook") {
		return f.err
	}
	return f.Store.DeleteBook(ctx, id, version)
}

func (f faultyBooks) UpdateBook(ctx context.Context, b *catalog.Book, version int64) (*catalog.Book, error) {
	if f.strikes("UpdateBook") {
		if f.makes {
			_, err := f.Store.UpdateBook(ctx, b, version)
			return nil, errors.Join(f.err, err)
		}
		return nil, f.err
	}
	return f.Store.UpdateBook(ctx, b, version)
}

// faultyAuthors is a store of authors with a fault.
type faultyAuthors struct {
	*store.Store
	*fault
}

func (f faultyAuthors) CreateAuthor(ctx context.Context, a *catalog.Author) (*catalog.Author, error) {
	if f.strikes("CreateAuthor") {
		return nil, f.err
	}
	return f.Store.CreateAuthor(ctx, a)
}

func (f faultyAuthors) GetAuthor(ctx context.Context, slug string) (*catalog.Author, error) {
	if f.strikes("GetAuthor") {
		slug = strings.ToLower(slug)
	}
	return f.Store.GetAuthor(ctx, slug)
}
