package main

import (
	"context"
	"strings"

	"example.com/bookshop/catalog"
	"example.com/bookshop/postgres"
	"example.com/bookshop/store"
)

// A database stores the catalogue: it is the store of all handlers.
type database interface {
	catalog.BookStore
	catalog.AuthorStore
	catalog.StockStore

	Ping(ctx context.Context) error // an error if requests would fail now
	BooksRead() int64               // how many books were read so far
	Close() error
}

// openDatabase opens the PostgreSQL at an address, or else an SQLite file. It fills a
// new database.
func openDatabase(ctx context.Context, name string) (database, error) {
	if strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://") {
		return postgres.Open(ctx, name)
	}
	return store.Open(ctx, name)
}
