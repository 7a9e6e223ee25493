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

// If the clock is set back, a change gets no earlier time than the change before it.
func TestTheShelfWhileTheClockIsSetBack(t *testing.T) {
	catalog.TestBookStore(t, func(*testing.T) catalog.BookStore {
		now := time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)
		return &shelf.Shelf{Now: func() time.Time { now = now.Add(-time.Hour); return now }}
	})
}
