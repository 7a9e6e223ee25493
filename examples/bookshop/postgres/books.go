package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"example.com/bookshop/catalog"
)

const (
	bookColumns = `id, version, updated_at, title, author, year, price, about`
	selectBook  = `SELECT ` + bookColumns + ` FROM books WHERE id = $1`
	statBook    = `SELECT version, updated_at FROM books WHERE id = $1`
	bookExists  = `SELECT EXISTS (SELECT FROM books WHERE id = $1)`
	deleteBook  = `DELETE FROM books WHERE id = $1 AND version = $2`
	// If the clock was set back, the modification time stays: with an earlier one,
	// a client would keep its old copy.
	updateBook = `
UPDATE books SET version = version + 1, updated_at = greatest(updated_at, $3), title = $4, author = $5, year = $6, price = $7, about = $8
WHERE id = $1 AND version = $2 RETURNING ` + bookColumns
	// The version of a new book is above all earlier versions of any book, because
	// each change is counted. So no entity tag is repeated when an id is used again.
	// The count is locked, so the next id stays free until the commit.
	lockChanges = `SELECT count FROM changes FOR UPDATE`
	nextID      = `SELECT greatest((SELECT max(id) FROM books), (SELECT max(id) FROM deleted_books), 0) + 1`
	insertBook  = `
INSERT INTO books (` + bookColumns + `) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (id) DO NOTHING RETURNING ` + bookColumns
)

// GetBook returns the book with the id, or an error that wraps
// catalog.ErrBookNotFound.
func (s *Store) GetBook(ctx context.Context, id int64) (*catalog.Book, error) {
	b, err := s.scanBook(s.db.QueryRow(ctx, selectBook, id))
	if err != nil {
		return nil, s.bookError(ctx, "get", id, readError(err))
	}
	return b, nil
}

// scanBook reads a row of bookColumns.
func (s *Store) scanBook(row pgx.Row) (*catalog.Book, error) {
	var b catalog.Book
	if err := row.Scan(&b.ID, &b.Version, &b.UpdatedAt, &b.Title, &b.Author, &b.Year, &b.Price, &b.About); err != nil {
		return nil, err
	}
	b.UpdatedAt = b.UpdatedAt.UTC()
	s.books.Add(1)
	return &b, nil
}

// StatBook returns the validators of the book with the id without reading its
// text, or an error that wraps catalog.ErrBookNotFound.
func (s *Store) StatBook(ctx context.Context, id int64) (catalog.BookStat, error) {
	var stat catalog.BookStat
	if err := s.db.QueryRow(ctx, statBook, id).Scan(&stat.Version, &stat.UpdatedAt); err != nil {
		return catalog.BookStat{}, s.bookError(ctx, "stat", id, readError(err))
	}
	stat.UpdatedAt = stat.UpdatedAt.UTC()
	return stat, nil
}

// UpdateBook replaces the book with the id of b, if it still has the version, and
// returns b as stored. Otherwise it returns an error that wraps
// catalog.ErrBookConflict or catalog.ErrBookNotFound.
func (s *Store) UpdateBook(ctx context.Context, b *catalog.Book, version int64) (*catalog.Book, error) {
	updated, err := s.scanBook(s.db.QueryRow(ctx, updateBook,
		b.ID, version, s.now(), b.Title, b.Author, b.Year, b.Price, b.About))
	if errors.Is(err, pgx.ErrNoRows) {
		err = s.changed(ctx, 0, catalog.ErrBookConflict, bookExists, b.ID)
	} else {
		err = writeError(err)
	}
	if err != nil {
		return nil, s.bookError(ctx, "update", b.ID, err)
	}
	return updated, nil
}

// DeleteBook deletes the book with the id and its places on shelves, if it still has
// the version. Otherwise it returns an error that wraps catalog.ErrBookConflict or
// catalog.ErrBookNotFound.
func (s *Store) DeleteBook(ctx context.Context, id, version int64) error {
	result, err := s.db.Exec(ctx, deleteBook, id, version)
	if err = writeError(err); err == nil {
		err = s.changed(ctx, result.RowsAffected(), catalog.ErrBookConflict, bookExists, id)
	}
	if err != nil {
		return s.bookError(ctx, "delete", id, err)
	}
	return nil
}

// CreateBook stores b under its id, or under a new one if that is 0, and returns
// it as stored, or an error that wraps catalog.ErrBookExists. The author has to
// exist, and to have no other book of that title.
func (s *Store) CreateBook(ctx context.Context, b *catalog.Book) (created *catalog.Book, err error) {
	err = s.inTransaction(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		var count int64
		if err := tx.QueryRow(ctx, lockChanges).Scan(&count); err != nil {
			return err
		}
		id := b.ID
		if id == 0 {
			if err := tx.QueryRow(ctx, nextID).Scan(&id); err != nil {
				return err
			}
		}
		created, err = s.scanBook(tx.QueryRow(ctx, insertBook, id, count+1, s.now(), b.Title, b.Author, b.Year, b.Price, b.About))
		if errors.Is(err, pgx.ErrNoRows) {
			return catalog.ErrBookExists
		}
		return err
	})
	if err != nil {
		return nil, s.bookError(ctx, "create", b.ID, err)
	}
	return created, nil
}
