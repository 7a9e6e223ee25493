// Package store keeps the catalogue in SQLite. A Store is the store of the generated
// handlers: it implements catalog.BookStore, catalog.AuthorStore and catalog.StockStore.
//
// Every change has its version in the statement that makes it: UPDATE … WHERE id = ? AND
// version = ?. If two changes name the same version, the database makes one of them, and
// the other sees that no row was changed.
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

// A Store keeps the catalogue in one SQLite database. Several goroutines and several
// processes may use it at once.
type Store struct {
	Now func() time.Time // returns the current time; nil means time.Now

	db     *sql.DB // for reads
	writer *sql.DB // for changes
	books  atomic.Int64
}

// readers is the number of connections for reads. More would only wait for a processor,
// and opening one takes a while.
const readers = 8

// Open opens the database at path. A new one gets the schema and the seed.
func Open(ctx context.Context, path string) (*Store, error) {
	name, err := dataSource(path)
	if err != nil {
		return nil, err
	}
	s := new(Store)
	if s.db, err = connect(name, readers); err == nil {
		// SQLite allows one writer at a time. With one connection, the writers of this
		// process queue for it; otherwise SQLite would make them retry.
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
		if db == nil { // opening it failed
			continue
		}
		if err := db.Close(); err != nil {
			errs = append(errs, fmt.Errorf("close database: %w", err))
		}
	}
	return errors.Join(errs...)
}

// Ping returns an error if the database is not available.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.StatBooks(ctx, catalog.BookQuery{})
	return err
}

// BooksRead returns how many books were read from the database so far, including their
// texts.
func (s *Store) BooksRead() int64 { return s.books.Load() }

// inTransaction runs do in a transaction: either all its changes are stored or none.
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

// prepareInTurn prepares the database, and retries while another process does the same.
// It gives up when ctx is done, not after busy_timeout: a busy machine exceeds that, and
// a change to WAL ignores it.
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

// dataSource returns the URI of the database at path with the settings for every
// connection. WAL lets readers continue during a write. busy_timeout makes writers wait
// for each other instead of failing. Immediate transactions take the write lock at their
// start, when waiting is still possible.
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
