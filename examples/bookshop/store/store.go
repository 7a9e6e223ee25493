// Package store keeps the catalogue in SQLite. A Store is what the generated
// handlers ask: it satisfies catalog.BookStore, catalog.AuthorStore and
// catalog.StockStore.
package store

import (
	"context"
	"database/sql"
	_ "embed" // for the schema
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver, in pure Go
)

//go:embed schema.sql
var schema string

// A Store reads the catalogue from one SQLite database. It may be used by
// several goroutines at once.
type Store struct {
	db *sql.DB
}

// Open opens the database at path. One that is new gets the schema and the
// titles of the seed.
func Open(ctx context.Context, path string) (*Store, error) {
	name, err := dataSource(path)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	if err := prepare(ctx, db); err != nil {
		db.Close()
		return nil, fmt.Errorf("prepare database %s: %w", path, err)
	}
	return &Store{db: db}, nil
}

// Close closes the database.
func (s *Store) Close() error {
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("close database: %w", err)
	}
	return nil
}

func prepare(ctx context.Context, db *sql.DB) error {
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return fmt.Errorf("create tables: %w", err)
	}
	return seed(ctx, db)
}

// dataSource is the URI of the database at path, with what every connection
// needs: WAL lets readers go on while somebody writes, busy_timeout makes
// writers wait for each other where they would fail, and immediate transactions
// take the write lock at their start, when waiting is still possible.
func dataSource(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("locate database %s: %w", path, err)
	}
	slashed := filepath.ToSlash(abs)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // file:///C:/shop.db
	}
	query := url.Values{
		"_pragma": {"busy_timeout(5000)", "journal_mode(WAL)", "foreign_keys(1)"},
		"_txlock": {"immediate"},
	}
	uri := url.URL{Scheme: "file", Path: slashed, RawQuery: query.Encode()}
	return uri.String(), nil
}
