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

// fail says what could not be done. It maps sql.ErrNoRows to absent, and a database
// locked by another writer to etagen.ErrUnavailable. In that case the version was not
// compared, so a retry may succeed and 412 would be wrong.
func fail(doing string, err, absent error) error {
	switch {
	case errors.Is(err, sql.ErrNoRows):
		err = absent
	case busy(err):
		err = fmt.Errorf("%w: %w", etagen.ErrUnavailable, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// busy reports whether an error is SQLITE_BUSY, in any of its variants.
func busy(err error) bool { return codeOf(err)&0xff == sqlite3.SQLITE_BUSY }

// codeOf returns the extended SQLite result code of an error, or SQLITE_OK if it has
// none. The code does not depend on the wording of the driver.
func codeOf(err error) int {
	var of *sqlite.Error
	if errors.As(err, &of) {
		return of.Code()
	}
	return sqlite3.SQLITE_OK
}

// inserted returns exists if a row with the same key was already there.
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

// changed returns nil if a change has found its row. Otherwise it returns conflict if
// the row exists, which is then at another version, or sql.ErrNoRows. The statement look
// queries for the row.
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

// now returns the current time with the precision of the database.
func (s *Store) now() time.Time {
	present := time.Now
	if s.Now != nil {
		present = s.Now
	}
	return fromMillis(present().UnixMilli())
}

func fromMillis(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
