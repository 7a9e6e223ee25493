package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"example.com/bookshop/internal/etagen"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// fail says what could not be done. No row is told as absent, and a database
// that somebody else keeps locked as etagen.ErrUnavailable: the version was not
// compared, so that trying again may succeed, and 412 would be a lie.
func fail(doing string, err, absent error) error {
	switch {
	case errors.Is(err, sql.ErrNoRows):
		err = absent
	case busy(err):
		err = fmt.Errorf("%w: %w", etagen.ErrUnavailable, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// busy reports whether an error is SQLITE_BUSY, in one of its variants.
func busy(err error) bool { return codeOf(err)&0xff == sqlite3.SQLITE_BUSY }

// codeOf returns the extended result code of SQLite in an error, which tells its
// kind whatever the driver words it like; SQLITE_OK if there is none.
func codeOf(err error) int {
	var of *sqlite.Error
	if errors.As(err, &of) {
		return of.Code()
	}
	return sqlite3.SQLITE_OK
}

// inserted returns exists where a row with the same key was there already.
func inserted(result sql.Result, exists error) error {
	n, err := result.RowsAffected()
	if err != nil {
		return fmt.Errorf("count the rows that were inserted: %w", err)
	}
	if n == 0 {
		return exists
	}
	return nil
}

// changed returns nil where a change has found its row. Where it has not, it
// returns conflict if the row is there, at another version then, and else
// sql.ErrNoRows; look is a statement that looks for the row.
func (s *Store) changed(ctx context.Context, result sql.Result, conflict error, look string, ids ...any) error {
	n, err := result.RowsAffected()
	if err != nil {
		return fmt.Errorf("count the rows that changed: %w", err)
	}
	if n > 0 {
		return nil
	}
	if err := s.db.QueryRowContext(ctx, look, ids...).Scan(new(int)); err != nil {
		return err
	}
	return conflict
}

// now is the present time as the database keeps it.
func (s *Store) now() time.Time {
	present := time.Now
	if s.Now != nil {
		present = s.Now
	}
	return fromMillis(present().UnixMilli())
}

func fromMillis(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
