package store

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
)

// The handler sends what UpdateBook returns, so it must equal what is stored.
func TestUpdateBookReturnsWhatIsStored(t *testing.T) {
	s := open(t)
	before, err := s.GetBook(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	b := catalog.Book{ID: 2, Title: "Pride", Author: "voltaire", Year: -3, Price: 1 << 40, About: "\x00 it's"}
	updated, err := s.UpdateBook(t.Context(), &b, 1)
	if err != nil {
		t.Fatal(err)
	}
	stored, err := s.GetBook(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if *updated != *stored {
		t.Errorf("returned %+v\nstored   %+v", *updated, *stored)
	}
	at := stored.UpdatedAt
	if !at.After(before.UpdatedAt) {
		t.Errorf("updated at %v, after %v", at, before.UpdatedAt)
	}
	b.Audit = catalog.Audit{Version: 2, UpdatedAt: at}
	if *stored != b {
		t.Errorf("stored %+v\nwant   %+v", *stored, b)
	}
}

func TestCreateBookFindsAnID(t *testing.T) {
	s := open(t)
	var last int64 = 570
	for range 3 {
		created, err := s.CreateBook(t.Context(), &catalog.Book{Title: "New"})
		if err != nil {
			t.Fatal(err)
		}
		stored, err := s.GetBook(t.Context(), created.ID)
		if err != nil {
			t.Fatal(err)
		}
		if *created != *stored || created.ID <= last {
			t.Errorf("created %+v\nstored  %+v\nwant an id above %d", *created, *stored, last)
		}
		last = created.ID
	}
}

// A book with the highest possible id leaves room for others.
func TestCreateBookBehindTheHighestID(t *testing.T) {
	s := open(t)
	if _, err := s.CreateBook(t.Context(), &catalog.Book{ID: 1<<63 - 1}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.CreateBook(t.Context(), new(catalog.Book)); err != nil {
		t.Error(err)
	}
}

// An entity tag identifies one state forever: a book that takes the id of a deleted one
// must not take its versions too.
func TestVersionsDoNotStartAgain(t *testing.T) {
	s := open(t)
	seen := map[int64]bool{1: true}
	b := &catalog.Book{ID: 2, Audit: catalog.Audit{Version: 1}}
	for range 3 {
		for range 3 {
			updated, err := s.UpdateBook(t.Context(), b, b.Version)
			if err != nil {
				t.Fatal(err)
			}
			if b = updated; seen[b.Version] {
				t.Errorf("version %d for the second time", b.Version)
			}
			seen[b.Version] = true
		}
		if err := s.DeleteBook(t.Context(), b.ID, b.Version); err != nil {
			t.Fatal(err)
		}
		created, err := s.CreateBook(t.Context(), b)
		if err != nil {
			t.Fatal(err)
		}
		if b = created; seen[b.Version] {
			t.Errorf("version %d for the second time, after a deletion", b.Version)
		}
		seen[b.Version] = true
	}
}

func TestDeleteBookTakesItsPlaces(t *testing.T) {
	s := open(t)
	if err := s.DeleteBook(t.Context(), 2, 1); err != nil {
		t.Fatal(err)
	}
	if _, err := s.GetStock(t.Context(), "a", 2); !errors.Is(err, catalog.ErrStockNotFound) {
		t.Errorf("its stock: %v, want %v", err, catalog.ErrStockNotFound)
	}
}

// A shop that has sold all its books is not seeded again.
func TestOpenDoesNotSeedTwice(t *testing.T) {
	s := open(t)
	if _, err := s.writer.Exec(`DELETE FROM books`); err != nil {
		t.Fatal(err)
	}
	if err := prepare(t.Context(), s.writer); err != nil {
		t.Fatal(err)
	}
	if _, err := s.GetBook(t.Context(), 1); !errors.Is(err, catalog.ErrBookNotFound) {
		t.Errorf("book 1: %v, want %v", err, catalog.ErrBookNotFound)
	}
}

// Changing an old version is a conflict; changing a book that does not exist is not.
func TestChangesNameTheReason(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	update := func(id, version int64) error {
		_, err := s.UpdateBook(ctx, &catalog.Book{ID: id}, version)
		return err
	}
	recount := func(shelf string, book, counted int64) error {
		_, err := s.UpdateStock(ctx, &catalog.Stock{Shelf: shelf, Book: book}, counted)
		return err
	}
	rename := func(slug, revision string) error {
		_, err := s.UpdateAuthor(ctx, &catalog.Author{Slug: slug}, revision)
		return err
	}
	for _, test := range []struct {
		name      string
		err, want error
	}{
		{"update of an old book", update(2, 7), catalog.ErrBookConflict},
		{"update of no book", update(571, 1), catalog.ErrBookNotFound},
		{"deletion of an old book", s.DeleteBook(ctx, 2, 7), catalog.ErrBookConflict},
		{"deletion of no book", s.DeleteBook(ctx, 571, 1), catalog.ErrBookNotFound},
		{"update of an old author", rename("voltaire", "old"), catalog.ErrAuthorConflict},
		{"update of no author", rename("nobody", "old"), catalog.ErrAuthorNotFound},
		{"deletion of an old author", s.DeleteAuthor(ctx, "voltaire", "old"), catalog.ErrAuthorConflict},
		{"deletion of no author", s.DeleteAuthor(ctx, "nobody", "old"), catalog.ErrAuthorNotFound},
		{"update of old stock", recount("a", 2, 1), catalog.ErrStockConflict},
		{"update of no stock", recount("z", 2, 1), catalog.ErrStockNotFound},
	} {
		if !errors.Is(test.err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, test.err, test.want)
		}
	}
}

// locked returns a store whose database is locked by another writer.
func locked(t *testing.T) *Store {
	t.Helper()
	s := open(t)
	if _, err := s.writer.Exec(`PRAGMA busy_timeout = 10`); err != nil { // of the single connection for writes
		t.Fatal(err)
	}
	lock, err := s.db.BeginTx(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lock.Rollback() })
	return s
}

// A database that is locked by another writer is not a conflict, because no version was
// compared.
func TestBusyIsUnavailable(t *testing.T) {
	s, ctx := locked(t), t.Context()
	for name, change := range map[string]func() error{
		"update book":   func() error { _, err := s.UpdateBook(ctx, &catalog.Book{ID: 2}, 1); return err },
		"create book":   func() error { _, err := s.CreateBook(ctx, new(catalog.Book)); return err },
		"delete book":   func() error { return s.DeleteBook(ctx, 2, 1) },
		"update author": func() error { _, err := s.UpdateAuthor(ctx, &catalog.Author{Slug: "voltaire"}, "x"); return err },
		"create author": func() error { _, err := s.CreateAuthor(ctx, new(catalog.Author)); return err },
		"delete author": func() error { return s.DeleteAuthor(ctx, "voltaire", "x") },
		"update stock":  func() error { _, err := s.UpdateStock(ctx, new(catalog.Stock), 1); return err },
	} {
		err := change()
		conflict := errors.Is(err, catalog.ErrBookConflict) || errors.Is(err, catalog.ErrAuthorConflict) || errors.Is(err, catalog.ErrStockConflict)
		if !errors.Is(err, etagen.ErrUnavailable) || conflict {
			t.Errorf("%s: %v, want %v alone", name, err, etagen.ErrUnavailable)
		}
	}
}

func TestBusyIsAnswered503(t *testing.T) {
	mux := http.NewServeMux()
	(&catalog.BookHandler{Store: locked(t)}).Register(mux)
	get := httptest.NewRecorder()
	mux.ServeHTTP(get, httptest.NewRequest("GET", "/books/2", nil))
	for _, method := range []string{"PUT", "DELETE"} {
		r := httptest.NewRequest(method, "/books/2", strings.NewReader("{}"))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("If-Match", get.Header().Get("ETag"))
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, r)
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("%s: %d, Retry-After %q; want 503 with one", method, w.Code, w.Header().Get("Retry-After"))
		}
	}
}
