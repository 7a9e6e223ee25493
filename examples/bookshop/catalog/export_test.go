package catalog

import "time"

// newBook returns a book that the real store accepts: it has no author.
func newBook() *Book {
	return &Book{ID: 7, Audit: Audit{Version: 7, UpdatedAt: time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)}, Title: "Moby-Dick", Year: 1851, Price: 1195, About: "Call me Ishmael."}
}

// The suites of the generated tests, for the test of the real store: that store
// imports this package, so its test cannot be in it.
var (
	TestBookStore   = testBookStore
	TestAuthorStore = testAuthorStore
	TestStockStore  = testStockStore
	NewTestStock    = newTestStock
)
