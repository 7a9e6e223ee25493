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
	// A new book begins above every version that a book had so far, since each
	// change that made a version was counted. So no entity tag comes back when an
	// id is used again.
	insertBook = `
INSERT INTO books (` + bookColumns + `)
VALUES (nullif(?, 0), (SELECT count + 1 FROM changes), ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING`
	lastVersion = `SELECT version FROM books WHERE id = ?`
)

// UpdateBook puts b in the place of the book with its id, if that is still at
// the version, and returns it as stored; else an error that wraps
// catalog.ErrBookConflict or catalog.ErrBookNotFound. The modification time
// stays if the clock was set back: a client that asks by an earlier one would
// keep its old copy.
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

// DeleteBook removes the book with the id, if it is still at the version, and
// its places on shelves; else it returns an error that wraps
// catalog.ErrBookConflict or catalog.ErrBookNotFound.
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

// CreateBook stores b under its id, or under a new one where that is 0, and
// returns it as stored, or an error that wraps catalog.ErrBookExists. The author
// has to exist, and to have no other book of that title.
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
