package store

import (
	"context"

	"example.com/bookshop/catalog"
)

const (
	bookColumns = `id, version, updated_at, title, author, year, price, about`
	selectBook  = `SELECT ` + bookColumns + ` FROM books WHERE id = ?`
	statBook    = `SELECT version, updated_at FROM books WHERE id = ?`
)

// GetBook returns the book with the id, or an error that wraps
// catalog.ErrBookNotFound.
func (s *Store) GetBook(ctx context.Context, id int64) (*catalog.Book, error) {
	b, err := s.scanBook(s.db.QueryRowContext(ctx, selectBook, id))
	if err != nil {
		return nil, s.bookError(ctx, "get", id, err)
	}
	return b, nil
}

// scanBook reads a row of bookColumns.
func (s *Store) scanBook(row interface{ Scan(...any) error }) (*catalog.Book, error) {
	var b catalog.Book
	var updated int64
	if err := row.Scan(&b.ID, &b.Version, &updated, &b.Title, &b.Author, &b.Year, &b.Price, &b.About); err != nil {
		return nil, err
	}
	b.UpdatedAt = fromMillis(updated)
	s.books.Add(1)
	return &b, nil
}

// StatBook returns the validators of the book with the id without reading its text, or
// an error that wraps catalog.ErrBookNotFound.
func (s *Store) StatBook(ctx context.Context, id int64) (catalog.BookStat, error) {
	var stat catalog.BookStat
	var updated int64
	err := s.db.QueryRowContext(ctx, statBook, id).Scan(&stat.Version, &updated)
	if err != nil {
		return catalog.BookStat{}, s.bookError(ctx, "stat", id, err)
	}
	stat.UpdatedAt = fromMillis(updated)
	return stat, nil
}
