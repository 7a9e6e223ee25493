package store

import (
	"context"
	"database/sql"
	"fmt"

	"example.com/bookshop/catalog"
	sqlite3 "modernc.org/sqlite/lib"
)

const selectAuthor = `
SELECT slug, revision, edited_at, name, (SELECT count(*) FROM books WHERE author = slug)
FROM authors WHERE slug = ?`

// GetAuthor returns the author with the slug, or an error that wraps
// catalog.ErrAuthorNotFound.
func (s *Store) GetAuthor(ctx context.Context, slug string) (*catalog.Author, error) {
	a, err := scanAuthor(s.db.QueryRowContext(ctx, selectAuthor, slug))
	if err != nil {
		return nil, authorError("get", slug, err)
	}
	return a, nil
}

// scanAuthor reads a row of selectAuthor.
func scanAuthor(row *sql.Row) (*catalog.Author, error) {
	var a catalog.Author
	var edited sql.NullInt64
	if err := row.Scan(&a.Slug, &a.Revision, &edited, &a.Name, &a.Titles); err != nil {
		return nil, err
	}
	if edited.Valid {
		at := fromMillis(edited.Int64)
		a.EditedAt = &at
	}
	return &a, nil
}

func authorError(doing, slug string, err error) error {
	if codeOf(err) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY {
		err = errHasBooks
	}
	return fail(fmt.Sprintf("%s author %q", doing, slug), err, catalog.ErrAuthorNotFound)
}
