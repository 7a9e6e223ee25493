package store

import (
	"context"
	"crypto/rand"
	"database/sql"

	"example.com/bookshop/catalog"
)

// Revisions are random, so none is used twice, even if an author is deleted and created
// again. The modification time does not go back if the clock is set back.
const (
	updateAuthor  = `UPDATE authors SET revision = ?, edited_at = max(coalesce(edited_at, 0), ?), name = ? WHERE slug = ? AND revision = ?`
	deleteAuthor  = `DELETE FROM authors WHERE slug = ? AND revision = ?`
	insertAuthor  = `INSERT INTO authors (slug, revision, name) VALUES (?, ?, ?) ON CONFLICT (slug) DO NOTHING`
	lookForAuthor = `SELECT 1 FROM authors WHERE slug = ?`
)

// UpdateAuthor replaces the author with the slug of a if it is still at the revision,
// and returns the stored author. Otherwise it returns an error that wraps
// catalog.ErrAuthorConflict or catalog.ErrAuthorNotFound.
func (s *Store) UpdateAuthor(ctx context.Context, a *catalog.Author, revision string) (*catalog.Author, error) {
	next, err := s.changeAuthor(ctx, a.Slug, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, updateAuthor, rand.Text(), s.now().UnixMilli(), a.Name, a.Slug, revision)
		if err != nil {
			return err
		}
		return s.changed(ctx, result, catalog.ErrAuthorConflict, lookForAuthor, a.Slug)
	})
	if err != nil {
		return nil, authorError("update", a.Slug, err)
	}
	return next, nil
}

// DeleteAuthor deletes the author with the slug if it is still at the revision.
// Otherwise it returns an error that wraps catalog.ErrAuthorConflict or
// catalog.ErrAuthorNotFound. An author who has books is not deleted.
func (s *Store) DeleteAuthor(ctx context.Context, slug, revision string) error {
	result, err := s.writer.ExecContext(ctx, deleteAuthor, slug, revision)
	if err == nil {
		err = s.changed(ctx, result, catalog.ErrAuthorConflict, lookForAuthor, slug)
	}
	if err != nil {
		return authorError("delete", slug, err)
	}
	return nil
}

// CreateAuthor stores a under its slug and returns the stored author, or an error that
// wraps catalog.ErrAuthorExists.
func (s *Store) CreateAuthor(ctx context.Context, a *catalog.Author) (*catalog.Author, error) {
	next, err := s.changeAuthor(ctx, a.Slug, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, insertAuthor, a.Slug, rand.Text(), a.Name)
		if err != nil {
			return err
		}
		return inserted(result, catalog.ErrAuthorExists)
	})
	if err != nil {
		return nil, authorError("create", a.Slug, err)
	}
	return next, nil
}

// changeAuthor makes a change and returns the changed author. The titles are counted in
// the same transaction.
func (s *Store) changeAuthor(ctx context.Context, slug string, change func(*sql.Tx) error) (a *catalog.Author, err error) {
	err = s.inTransaction(ctx, func(tx *sql.Tx) error {
		if err := change(tx); err != nil {
			return err
		}
		a, err = scanAuthor(tx.QueryRowContext(ctx, selectAuthor, slug))
		return err
	})
	return a, err
}
