package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"example.com/bookshop/catalog"
)

const selectAuthor = `
SELECT slug, revision, edited_at, name, (SELECT count(*) FROM books WHERE author = slug)
FROM authors WHERE slug = ?`

// GetAuthor returns the author with the slug, or an error that wraps
// catalog.ErrAuthorNotFound.
func (s *Store) GetAuthor(ctx context.Context, slug string) (*catalog.Author, error) {
	var a catalog.Author
	var edited sql.NullInt64
	err := s.db.QueryRowContext(ctx, selectAuthor, slug).
		Scan(&a.Slug, &a.Revision, &edited, &a.Name, &a.Titles)
	if errors.Is(err, sql.ErrNoRows) {
		err = catalog.ErrAuthorNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("get author %q: %w", slug, err)
	}
	if edited.Valid {
		at := fromMillis(edited.Int64)
		a.EditedAt = &at
	}
	return &a, nil
}
