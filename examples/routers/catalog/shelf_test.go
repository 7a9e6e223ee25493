package catalog_test

import (
	"testing"
	"time"

	"example.com/routers/catalog"
	"example.com/routers/shelf"
)

func TestBooksOnTheShelf(t *testing.T) {
	catalog.TestBookStore(t, func(*testing.T) catalog.BookStore { return new(shelf.Shelf) })
}

func TestFilesOnTheShelf(t *testing.T) {
	catalog.TestFileStore(t, func(*testing.T) catalog.FileStore { return new(shelf.Shelf) })
}

// The clock of a machine may be set back. What changed then has no earlier time
// than before.
func TestTheShelfWhileTheClockIsSetBack(t *testing.T) {
	catalog.TestBookStore(t, func(*testing.T) catalog.BookStore {
		now := time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)
		return &shelf.Shelf{Now: func() time.Time { now = now.Add(-time.Hour); return now }}
	})
}
