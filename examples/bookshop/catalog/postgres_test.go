package catalog_test

import (
	"fmt"
	"testing"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/pgserver/pgtest"
	"example.com/bookshop/postgres"
)

const emptyPostgres = "TRUNCATE books, authors, stock, deleted_books"

// The suites of the store in SQLite, for the one in PostgreSQL: with the usual clock,
// and with one that is set back by an hour each time.
func TestStoresInPostgres(t *testing.T) {
	address := pgtest.NewDatabase(t)
	s, err := postgres.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	k := catalog.NewTestStock(t)
	suites := func(t *testing.T) {
		t.Run("books", func(t *testing.T) {
			catalog.TestBookStore(t, func(t *testing.T) catalog.BookStore {
				pgtest.Exec(t, address, emptyPostgres)
				return s
			})
		})
		t.Run("authors", func(t *testing.T) {
			catalog.TestAuthorStore(t, func(t *testing.T) catalog.AuthorStore {
				pgtest.Exec(t, address, emptyPostgres)
				return s
			})
		})
	}
	suites(t)
	t.Run("stock", func(t *testing.T) {
		catalog.TestStockStore(t, func(t *testing.T) catalog.StockStore {
			pgtest.Exec(t, address, emptyPostgres,
				fmt.Sprintf(`INSERT INTO books VALUES (%d, 1, now(), 'title', '', 1851, 795, 'about')`, k.Book),
				fmt.Sprintf(`INSERT INTO stock VALUES ('%s', %d, %d, %d)`, k.Shelf, k.Book, k.CountedAt, k.Copies))
			return s
		})
	})
	s.Now = falling()
	t.Run("while the clock is set back", suites)
}
