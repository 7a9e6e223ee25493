package store

import (
	"context"
	"database/sql"

	"example.com/bookshop/catalog"
)

const (
	updateBook = `
UPDATE books SET version = ?, updated_at = max(updated_at, ?), title = ?, author = ?, year = ?, price = ?, about = ?
WHERE id = ? AND version = ?`
	updatedBook = `SELECT updated_at FROM books WHERE id = ?`
	deleteBook  = `DELETE FROM books WHERE id = ? AND version = ?`
	lookForBook = `SELECT 1 FROM books WHERE id = ?`
	// The version of a new book is higher than any version so far, because every change
	// that made a version was counted. So no entity tag is used twice if an id is used
	// again.
	insertBook = `
INSERT INTO books (` + bookColumns + `)
VALUES (nullif(?, 0), (SELECT count + 1 FROM changes), ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING`
	lastVersion = `SELECT version FROM books WHERE id = ?`
)

// UpdateBook replaces the book with the id of b if it is still at the version, and
// returns the stored book. Otherwise it returns an error that wraps
// catalog.ErrBookConflict or catalog.ErrBookNotFound. The modification time does not go
// back if the clock is set back: with an earlier time, If-Modified-Since would get 304
// for an old copy.
func (s *Store) UpdateBook(ctx context.Context, b *catalog.Book, version int64) (*catalog.Book, error) {
	next := *b
	next.Version = version + 1
	var updated int64
	err := s.inTransaction(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, updateBook,
			next.Version, s.now().UnixMilli(), next.Title, next.Author, next.Year, next.Price, next.About, b.ID, version)
		if err != nil {
			return err
		}
		if err := s.changed(ctx, result, catalog.ErrBookConflict, lookForBook, b.ID); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, updatedBook, b.ID).Scan(&updated)
	})
	if err != nil {
		return nil, s.bookError(ctx, "update", b.ID, err)
	}
	next.UpdatedAt = fromMillis(updated)
	return &next, nil
}

// DeleteBook deletes the book with the id and its places on shelves if it is still at
// the version. Otherwise it returns an error that wraps catalog.ErrBookConflict or
// catalog.ErrBookNotFound.
func (s *Store) DeleteBook(ctx context.Context, id, version int64) error {
	result, err := s.writer.ExecContext(ctx, deleteBook, id, version)
	if err == nil {
		err = s.changed(ctx, result, catalog.ErrBookConflict, lookForBook, id)
	}
	if err != nil {
		return s.bookError(ctx, "delete", id, err)
	}
	return nil
}

// CreateBook stores b under its id, or under a new id if that is 0. It returns the
// stored book, or an error that wraps catalog.ErrBookExists. The author must exist and
// have no other book with that title.
func (s *Store) CreateBook(ctx context.Context, b *catalog.Book) (*catalog.Book, error) {
	next := *b
	next.UpdatedAt = s.now()
	err := s.inTransaction(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, insertBook,
			next.ID, next.UpdatedAt.UnixMilli(), next.Title, next.Author, next.Year, next.Price, next.About)
		if err != nil {
			return err
		}
		if err := inserted(result, catalog.ErrBookExists); err != nil {
			return err
		}
		if next.ID, err = result.LastInsertId(); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, lastVersion, next.ID).Scan(&next.Version)
	})
	if err != nil {
		return nil, s.bookError(ctx, "create", b.ID, err)
	}
	return &next, nil
}
