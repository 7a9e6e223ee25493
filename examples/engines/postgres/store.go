package postgres

import (
	"context"
	_ "embed"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema creates the tables of a Store.
//
//go:embed schema.sql
var Schema string

const (
	columns    = `id, version, changed_at, title, copies, timeline`
	selectBook = `SELECT ` + columns + ` FROM books WHERE id = $1`
	statBook   = `SELECT version, changed_at, timeline FROM books WHERE id = $1`
	bookExists = `SELECT EXISTS (SELECT FROM books WHERE id = $1)`
	insertBook = `INSERT INTO books (id, title, copies) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING RETURNING ` + columns
	deleteBook = `DELETE FROM books WHERE id = $1 AND version = $2 AND timeline = $3`
	updateBook = `
UPDATE books SET version = nextval('book_versions'), changed_at = greatest(changed_at, clock_timestamp()), title = $4, copies = $5,
    timeline = DEFAULT
WHERE id = $1 AND version = $2 AND timeline = $3 RETURNING ` + columns
)

// A Store is a BookStore.
type Store struct {
	Primary *pgxpool.Pool
	Replica *pgxpool.Pool // may lag
}

// GetBook returns the book from the replica.
func (s *Store) GetBook(ctx context.Context, id string) (*Book, error) {
	return readBook(s.Replica.QueryRow(ctx, selectBook, id))
}

// GetBookForWrite returns the book from the primary.
func (s *Store) GetBookForWrite(ctx context.Context, id string) (*Book, error) {
	return readBook(s.Primary.QueryRow(ctx, selectBook, id))
}

// StatBook returns the validators of the book from the replica.
func (s *Store) StatBook(ctx context.Context, id string) (BookStat, error) {
	var stat BookStat
	err := s.Replica.QueryRow(ctx, statBook, id).Scan(&stat.Version, &stat.ChangedAt, &stat.Timeline)
	return stat, readError(err)
}

// CreateBook stores b under its id, unless there is a book already.
func (s *Store) CreateBook(ctx context.Context, b *Book) (*Book, error) {
	created, err := scanBook(s.Primary.QueryRow(ctx, insertBook, b.ID, b.Title, b.Copies))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, ErrBookExists
	}
	return created, writeError(err)
}

// UpdateBook replaces the book with the id of b, if it has the version, and the timeline
// of b.
func (s *Store) UpdateBook(ctx context.Context, b *Book, version int64) (*Book, error) {
	updated, err := scanBook(s.Primary.QueryRow(ctx, updateBook, b.ID, version, b.Timeline, b.Title, b.Copies))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, s.refused(ctx, b.ID)
	}
	return updated, writeError(err)
}

// DeleteBook deletes the book, if it has the version and the timeline.
func (s *Store) DeleteBook(ctx context.Context, id string, version int64, timeline string) error {
	result, err := s.Primary.Exec(ctx, deleteBook, id, version, timeline)
	if err == nil && result.RowsAffected() == 0 {
		return s.refused(ctx, id)
	}
	return writeError(err)
}

// refused returns the error for a change that found no row.
func (s *Store) refused(ctx context.Context, id string) error {
	var exists bool
	if err := s.Primary.QueryRow(ctx, bookExists, id).Scan(&exists); err != nil {
		return readError(err)
	}
	if exists {
		return fmt.Errorf("book %q: %w", id, ErrBookConflict)
	}
	return fmt.Errorf("book %q: %w", id, ErrBookNotFound)
}

// scanBook reads a row of columns.
func scanBook(row pgx.Row) (*Book, error) {
	var b Book
	if err := row.Scan(&b.ID, &b.Version, &b.ChangedAt, &b.Title, &b.Copies, &b.Timeline); err != nil {
		return nil, err
	}
	b.ChangedAt = b.ChangedAt.UTC()
	return &b, nil
}

func readBook(row pgx.Row) (*Book, error) {
	b, err := scanBook(row)
	return b, readError(err)
}
