// Package postgres keeps the catalogue in PostgreSQL. A Store is what the
// generated handlers ask: it satisfies catalog.BookStore, catalog.AuthorStore and
// catalog.StockStore.
//
// Every change names the version that it is for in the statement that makes it:
// UPDATE … WHERE id = $1 AND version = $2. Of two changes for one version the
// database lets one through, whichever replica of the service they come from.
package postgres

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// A Store keeps the catalogue in one database. It may be used by several
// goroutines at once, and by several processes.
type Store struct {
	Now func() time.Time // the present time; nil is time.Now

	db    *pgxpool.Pool
	books atomic.Int64
}

// Open connects to the database at an address like postgres://user@host/name. One
// that is new gets the tables and the titles of the seed.
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

// Ping returns an error if the database cannot be asked.
func (s *Store) Ping(ctx context.Context) error { return readError(s.db.Ping(ctx)) }

// BooksRead returns how many books were read from the database so far, each with
// its text.
func (s *Store) BooksRead() int64 { return s.books.Load() }

// inTransaction has do make changes, all of which are stored or none.
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

// now is the present time in the precision of all databases of the shop.
func (s *Store) now() time.Time {
	present := time.Now
	if s.Now != nil {
		present = s.Now
	}
	return present().UTC().Truncate(time.Millisecond)
}
