package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/http"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
	sqlite3 "modernc.org/sqlite/lib"
)

const lookForDeleted = `SELECT 1 FROM deleted_books WHERE id = ?`

// These errors refuse a book.
var (
	errNoAuthor   = etagen.Refuse(http.StatusUnprocessableEntity, "There is no such author.", "/author")
	errTitleTaken = etagen.Refuse(http.StatusConflict, "The author has a book of this title already.", "/title")
	errHasBooks   = etagen.Refuse(http.StatusConflict, "The author has books. Delete them first.")

	// Err makes lists treat the book as one that does not exist.
	errBookDeleted = &etagen.Problem{Status: http.StatusGone, Detail: "The book was deleted.", Err: catalog.ErrBookNotFound}
)

// bookError adds what could not be done with a book, and maps violated constraints to
// refusals.
func (s *Store) bookError(ctx context.Context, doing string, id int64, err error) error {
	switch {
	case errors.Is(err, sql.ErrNoRows):
		err = s.absentBook(ctx, id)
	case codeOf(err) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		err = errNoAuthor
	case codeOf(err) == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
		err = errTitleTaken
	}
	return fail(fmt.Sprintf("%s book %d", doing, id), err, catalog.ErrBookNotFound)
}

// absentBook distinguishes a deleted book from one that never existed.
func (s *Store) absentBook(ctx context.Context, id int64) error {
	err := s.db.QueryRowContext(ctx, lookForDeleted, id).Scan(new(int))
	if err == nil {
		return errBookDeleted
	}
	return err
}
