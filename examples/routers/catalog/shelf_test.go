package catalog_test

import (
	"testing"

	"example.com/routers/catalog"
	"example.com/routers/shelf"
)

func TestBooksOnTheShelf(t *testing.T) {
	catalog.TestBookStore(t, func(*testing.T) catalog.BookStore { return new(shelf.Shelf) })
}

func TestFilesOnTheShelf(t *testing.T) {
	catalog.TestFileStore(t, func(*testing.T) catalog.FileStore { return new(shelf.Shelf) })
}
