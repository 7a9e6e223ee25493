// Package store keeps the catalogue in SQLite. A Store is what the generated
// handlers ask: it satisfies catalog.BookStore, catalog.AuthorStore and
// catalog.StockStore.
//
// Every change names the version that it is for in the statement that makes it:
// UPDATE … WHERE id = ? AND version = ?. Of two changes for one version the
// database lets one through, and tells the other by the number of rows.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // the driver, in pure Go

	"example.com/bookshop/catalog"
)

// A Store keeps the catalogue in one SQLite database. It may be used by several
// goroutines at once, and by several processes.
type Store struct {
	Now func() time.Time // the present time; nil is time.Now

	db     *sql.DB // for reads
	writer *sql.DB // for changes
	books  atomic.Int64
}

// readers is how many connections read at once. More would only wait for a
// processor, and opening one takes a while.
const readers = 8

// Open opens the database at path. One that is new gets the schema and the
// titles of the seed.
func Open(ctx context.Context, path string) (*Store, error) {
	name, err := dataSource(path)
	if err != nil {
		return nil, err
	}
	s := new(Store)
	if s.db, err = connect(name, readers); err == nil {
		// SQLite lets one write at a time. Those of this process wait for the one
		// connection, in turn, where SQLite would have them try again and again.
		s.writer, err = connect(name, 1)
	}
	if err == nil {
		err = prepareInTurn(ctx, s.writer)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open database %s: %w", path, err), s.Close())
	}
	return s, nil
}

// connect returns a pool that keeps its connections.
func connect(name string, connections int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// Close closes the database.
func (s *Store) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.db, s.writer} {
		if db == nil { // it could not be opened
			continue
		}
		if err := db.Close(); err != nil {
			errs = append(errs, fmt.Errorf("close database: %w", err))
		}
	}
	return errors.Join(errs...)
}

// Ping returns an error if the database cannot be asked.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.StatBooks(ctx, catalog.BookQuery{})
	return err
}

// BooksRead returns how many books were read from the database so far, each with
// its text.
func (s *Store) BooksRead() int64 { return s.books.Load() }

// inTransaction has do make changes, all of which are stored or none.
func (s *Store) inTransaction(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback() // does nothing after Commit
	if err := do(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// prepareInTurn prepares the database as often as somebody else who does the same
// is in the way. That ends with ctx and not after busy_timeout, which a busy
// machine exceeds, and which a change to WAL does not wait for.
func prepareInTurn(ctx context.Context, db *sql.DB) error {
	for {
		err := prepare(ctx, db)
		if !busy(err) || ctx.Err() != nil {
			return err
		}
		runtime.Gosched()
	}
}

func prepare(ctx context.Context, db *sql.DB) error {
	if err := migrate(ctx, db); err != nil {
		return err
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
