package postgres

import (
	"context"
	"crypto/rand"
	"errors"

	"github.com/jackc/pgx/v5"

	"example.com/bookshop/catalog"
)

// Revisions are random, so none is repeated, however often an author is deleted and
// created again. If the clock was set back, the modification time stays.
const (
	authorColumns = `slug, revision, edited_at, name, (SELECT count(*) FROM books WHERE author = slug)`
	selectAuthor  = `SELECT ` + authorColumns + ` FROM authors WHERE slug = $1`
	authorExists  = `SELECT EXISTS (SELECT FROM authors WHERE slug = $1)`
	deleteAuthor  = `DELETE FROM authors WHERE slug = $1 AND revision = $2`
	updateAuthor  = `
UPDATE authors SET revision = $3, edited_at = greatest(edited_at, $4), name = $5
WHERE slug = $1 AND revision = $2 RETURNING ` + authorColumns
	insertAuthor = `
INSERT INTO authors (slug, revision, name) VALUES ($1, $2, $3)
ON CONFLICT (slug) DO NOTHING RETURNING ` + authorColumns
)

// GetAuthor returns the author with the slug, or an error that wraps
// catalog.ErrAuthorNotFound.
func (s *Store) GetAuthor(ctx context.Context, slug string) (*catalog.Author, error) {
	a, err := scanAuthor(s.db.QueryRow(ctx, selectAuthor, slug))
	if err != nil {
		return nil, authorError("get", slug, readError(err))
	}
	return a, nil
}

// UpdateAuthor replaces the author with the slug of a, if it still has the revision,
// and returns a as stored. Otherwise it returns an error that wraps
// catalog.ErrAuthorConflict or catalog.ErrAuthorNotFound.
func (s *Store) UpdateAuthor(ctx context.Context, a *catalog.Author, revision string) (*catalog.Author, error) {
	updated, err := scanAuthor(s.db.QueryRow(ctx, updateAuthor, a.Slug, revision, rand.Text(), s.now(), a.Name))
	if errors.Is(err, pgx.ErrNoRows) {
		err = s.changed(ctx, 0, catalog.ErrAuthorConflict, authorExists, a.Slug)
	} else {
		err = writeError(err)
	}
	if err != nil {
		return nil, authorError("update", a.Slug, err)
	}
	return updated, nil
}

// DeleteAuthor deletes the author with the slug, if it still has the revision.
// Otherwise it returns an error that wraps catalog.ErrAuthorConflict or
// catalog.ErrAuthorNotFound. An author who has books is not deleted.
func (s *Store) DeleteAuthor(ctx context.Context, slug, revision string) error {
	result, err := s.db.Exec(ctx, deleteAuthor, slug, revision)
	if err = writeError(err); err == nil {
		err = s.changed(ctx, result.RowsAffected(), catalog.ErrAuthorConflict, authorExists, slug)
	}
	if err != nil {
		return authorError("delete", slug, err)
	}
	return nil
}

// CreateAuthor stores a under its slug and returns it as stored, or an error
// that wraps catalog.ErrAuthorExists.
func (s *Store) CreateAuthor(ctx context.Context, a *catalog.Author) (*catalog.Author, error) {
	created, err := scanAuthor(s.db.QueryRow(ctx, insertAuthor, a.Slug, rand.Text(), a.Name))
	if errors.Is(err, pgx.ErrNoRows) {
		err = catalog.ErrAuthorExists
	} else {
		err = writeError(err)
	}
	if err != nil {
		return nil, authorError("create", a.Slug, err)
	}
	return created, nil
}

// scanAuthor reads a row of authorColumns.
func scanAuthor(row pgx.Row) (*catalog.Author, error) {
	var a catalog.Author
	if err := row.Scan(&a.Slug, &a.Revision, &a.EditedAt, &a.Name, &a.Titles); err != nil {
		return nil, err
	}
	if a.EditedAt != nil {
		*a.EditedAt = a.EditedAt.UTC()
	}
	return &a, nil
}
