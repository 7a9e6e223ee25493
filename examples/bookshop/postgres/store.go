// Package postgres stores the catalogue in PostgreSQL. A Store is the store of the
// generated handlers: it implements catalog.BookStore, catalog.AuthorStore and
// catalog.StockStore.
//
// Every statement that makes a change compares the version:
// UPDATE … WHERE id = $1 AND version = $2. Of two changes of one version only one
// succeeds, even if they come from different replicas of the service.
package postgres

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// A Store stores the catalogue in one database. It is safe for concurrent use, also
// by several processes.
type Store struct {
	Now func() time.Time // the present time; nil is time.Now

	db    *pgxpool.Pool
	books atomic.Int64
}

// Open connects to the database at an address like postgres://user@host/name. If it
// is new, Open creates the tables and inserts the titles of the seed.
func Open(ctx context.Context, address string) (*Store, error) {
	db, err := pgxpool.New(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("connect to PostgreSQL: %w", err)
	}
	s := &Store{db: db}
	if err := s.inTransaction(ctx, pgx.TxOptions{}, prepare(ctx)); err != nil {
		db.Close()
		return nil, fmt.Errorf("prepare the database: %w", err)
	}
	return s, nil
}

// Close closes all connections.
func (s *Store) Close() error {
	s.db.Close()
	return nil
}

// Ping returns an error if the database does not respond.
func (s *Store) Ping(ctx context.Context) error { return readError(s.db.Ping(ctx)) }

// BooksRead returns the number of books that were read from the database so far, with
// their texts.
func (s *Store) BooksRead() int64 { return s.books.Load() }

// inTransaction calls do in a transaction.
func (s *Store) inTransaction(ctx context.Context, options pgx.TxOptions, do func(pgx.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, options)
	if err != nil {
		return fmt.Errorf("begin: %w", readError(err))
	}
	defer tx.Rollback(ctx) //nolint:errcheck // does nothing after Commit
	if err := do(tx); err != nil {
		return readError(err) // nothing is stored, whatever went wrong
	}
	return writeError(tx.Commit(ctx))
}

// now returns the present time in the precision of both databases.
func (s *Store) now() time.Time {
	present := time.Now
	if s.Now != nil {
		present = s.Now
	}
	return present().UTC().Truncate(time.Millisecond)
}
