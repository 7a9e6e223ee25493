package catalog_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"example.com/bookshop/catalog"
	"example.com/bookshop/store"
)

func TestBooksInSQLite(t *testing.T) {
	catalog.TestBookStore(t, func(t *testing.T) catalog.BookStore { return open(t) })
}

func TestAuthorsInSQLite(t *testing.T) {
	catalog.TestAuthorStore(t, func(t *testing.T) catalog.AuthorStore { return open(t) })
}

// The clock of a machine may be set back. Modification times must not go back then.
func TestStoresInSQLiteWhileTheClockIsSetBack(t *testing.T) {
	inThePast := func(t *testing.T) *store.Store {
		s := open(t)
		s.Now = falling()
		return s
	}
	t.Run("books", func(t *testing.T) {
		catalog.TestBookStore(t, func(t *testing.T) catalog.BookStore { return inThePast(t) })
	})
	t.Run("authors", func(t *testing.T) {
		catalog.TestAuthorStore(t, func(t *testing.T) catalog.AuthorStore { return inThePast(t) })
	})
}

// falling returns a clock that is set back by an hour each time.
func falling() func() time.Time {
	var hours atomic.Int64
	return func() time.Time {
		return time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC).Add(-time.Duration(hours.Add(1)) * time.Hour)
	}
}

// The store cannot create stock, so the test inserts it.
func TestStockInSQLite(t *testing.T) {
	k := catalog.NewTestStock(t)
	catalog.TestStockStore(t, func(t *testing.T) catalog.StockStore {
		return open(t,
			statement{`INSERT INTO books VALUES (?, 1, 0, 'title', 'author', 1851, 795, 'about')`, []any{k.Book}},
			statement{`INSERT INTO stock VALUES (?, ?, ?, ?)`, []any{k.Shelf, k.Book, k.CountedAt, k.Copies}})
	})
}

// A statement is SQL and its parameters.
type statement struct {
	text string
	args []any
}

// empty is the content of a database without its seed.
var empty = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "bookshop")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "shop.db")
	s, err := store.Open(context.Background(), path)
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	if err := run(path, statement{text: `DELETE FROM stock; DELETE FROM books; DELETE FROM authors`}); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// open opens a store with its own database file, which contains only what the
// statements insert.
func open(t *testing.T, inserts ...statement) *store.Store {
	t.Helper()
	content, err := empty()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "shop.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(path, inserts...); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func run(path string, statements ...statement) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s.text, s.args...); err != nil {
			return err
		}
	}
	return nil
}
