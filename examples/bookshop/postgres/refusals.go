package postgres

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/jackc/pgx/v5"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
)

// The refusals of changes.
var (
	errNoAuthor     = etagen.Refuse(http.StatusUnprocessableEntity, "There is no such author.", "/author")
	errTitleTaken   = etagen.Refuse(http.StatusConflict, "The author has a book of this title already.", "/title")
	errHasBooks     = etagen.Refuse(http.StatusConflict, "The author has books. Delete them first.")
	errNoParameter  = etagen.Refuse(http.StatusBadRequest, "Texts are UTF-8 without the character U+0000.")
	errNoText       = etagen.Refuse(http.StatusUnprocessableEntity, "Texts are UTF-8 without the character U+0000.")
	errTooManyWords = etagen.Refuse(http.StatusUnprocessableEntity, "The text has too many words.", "/about")

	// For a list the book does not exist: hence Err.
	errBookDeleted = &etagen.Problem{Status: http.StatusGone, Detail: "The book was deleted.", Err: catalog.ErrBookNotFound}
)

// The codes with which PostgreSQL refuses a change, named as in its manual.
const (
	foreignKeyViolation  = "23503"
	uniqueViolation      = "23505"
	characterNotInSet    = "22021"
	programLimitExceeded = "54000"
)

// bookError adds the failed operation to an error, and turns violations of constraints
// into refusals.
func (s *Store) bookError(ctx context.Context, doing string, id int64, err error) error {
	switch codeOf(err) {
	case foreignKeyViolation:
		err = errNoAuthor
	case uniqueViolation:
		err = errTitleTaken
	case characterNotInSet:
		err = errNoText
	case programLimitExceeded:
		err = errTooManyWords
	}
	if errors.Is(err, pgx.ErrNoRows) {
		err = s.absentBook(ctx, id)
	}
	return fmt.Errorf("%s book %d: %w", doing, id, err)
}

// absentBook distinguishes a deleted book from one that never existed.
func (s *Store) absentBook(ctx context.Context, id int64) error {
	var deleted bool
	err := s.db.QueryRow(ctx, "SELECT EXISTS (SELECT FROM deleted_books WHERE id = $1)", id).Scan(&deleted)
	switch {
	case err != nil:
		return readError(err)
	case deleted:
		return errBookDeleted
	}
	return catalog.ErrBookNotFound
}

func authorError(doing, slug string, err error) error {
	switch {
	case codeOf(err) == foreignKeyViolation:
		err = errHasBooks
	case errors.Is(err, pgx.ErrNoRows), doing == "get" && codeOf(err) == characterNotInSet:
		err = catalog.ErrAuthorNotFound
	case codeOf(err) == characterNotInSet:
		err = errNoText
	}
	return fmt.Errorf("%s author %q: %w", doing, slug, err)
}

func stockError(doing, shelf string, book int64, err error) error {
	if errors.Is(err, pgx.ErrNoRows) || codeOf(err) == characterNotInSet {
		err = catalog.ErrStockNotFound
	}
	return fmt.Errorf("%s stock of book %d on shelf %q: %w", doing, book, shelf, err)
}

// listError adds to an error that books could not be listed. A value of the query may
// be a text that PostgreSQL does not accept.
func listError(err error) error {
	if codeOf(err) == characterNotInSet {
		err = errNoParameter
	}
	return fmt.Errorf("list books: %w", err)
}

// changed returns nil if a change has found its row. Otherwise it returns conflict if
// the row exists, with another version, or pgx.ErrNoRows if it does not.
func (s *Store) changed(ctx context.Context, rows int64, conflict error, exists string, ids ...any) error {
	if rows > 0 {
		return nil
	}
	var there bool
	if err := s.db.QueryRow(ctx, exists, ids...).Scan(&there); err != nil {
		return readError(err)
	}
	if there {
		return conflict
	}
	return pgx.ErrNoRows
}
