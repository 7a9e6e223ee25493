package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"example.com/bookshop/catalog"
)

// What a change of a book has to do, one day: UPDATE books SET …, version =
// version + 1, updated_at = ? WHERE id = ? AND version = ?, so that of two
// writers who read the same version one is told that it came second.
const (
	selectBook = `SELECT id, version, updated_at, title, author, year, price, about FROM books WHERE id = ?`
	statBook   = `SELECT version, updated_at FROM books WHERE id = ?`
)

// GetBook returns the book with the id, or an error that wraps
// catalog.ErrBookNotFound.
func (s *Store) GetBook(ctx context.Context, id int64) (*catalog.Book, error) {
	var b catalog.Book
	var updated int64
	err := s.db.QueryRowContext(ctx, selectBook, id).
		Scan(&b.ID, &b.Version, &updated, &b.Title, &b.Author, &b.Year, &b.Price, &b.About)
	if err != nil {
		return nil, bookError("get", id, err)
	}
	b.UpdatedAt = fromMillis(updated)
	return &b, nil
}

// StatBook returns the validators of the book with the id without reading its
// text, or an error that wraps catalog.ErrBookNotFound.
func (s *Store) StatBook(ctx context.Context, id int64) (catalog.BookStat, error) {
	var stat catalog.BookStat
	var updated int64
	err := s.db.QueryRowContext(ctx, statBook, id).Scan(&stat.Version, &updated)
	if err != nil {
		return catalog.BookStat{}, bookError("stat", id, err)
	}
	stat.UpdatedAt = fromMillis(updated)
	return stat, nil
}

func bookError(doing string, id int64, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		err = catalog.ErrBookNotFound
	}
	return fmt.Errorf("%s book %d: %w", doing, id, err)
}

func fromMillis(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
