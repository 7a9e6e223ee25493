package loans

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver
)

// columns are the columns of a loan.
const columns = `id, version, changed, title, due`

// A loanStore stores loans in SQL. With a fault, a part of a statement is missing.
type loanStore struct {
	db                                            *sql.DB
	noTieBreaker, losesNulls, finerTimes, looksUp bool
}

// openLoans returns a store in memory. The collation is that of the ids.
func openLoans(ctx context.Context, collation string) (*loanStore, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // each connection has its own memory
	_, err = db.ExecContext(ctx, `
CREATE TABLE loans (id TEXT PRIMARY KEY `+collation+`, version INTEGER, changed INTEGER, title TEXT, due INTEGER) STRICT;
CREATE TABLE versions (last INTEGER);
INSERT INTO versions VALUES (0)`)
	return &loanStore{db: db}, err
}

func scan(row interface{ Scan(...any) error }) (*Loan, error) {
	var l Loan
	var changed int64
	var due sql.NullInt64
	if err := row.Scan(&l.ID, &l.Version, &changed, &l.Title, &due); err != nil {
		return nil, err
	}
	l.Changed = time.UnixMilli(changed).UTC()
	if due.Valid {
		at := time.UnixMilli(due.Int64).UTC()
		l.Due = &at
	}
	return &l, nil
}

// millis returns a time as the value of the column due.
func millis(t *time.Time) any {
	if t == nil {
		return nil
	}
	return t.UnixMilli()
}

func (s *loanStore) GetLoan(ctx context.Context, id string) (*Loan, error) {
	l, err := scan(s.db.QueryRowContext(ctx, `SELECT `+columns+` FROM loans WHERE id = ?`, id))
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrLoanNotFound
	}
	return l, err
}

// put inserts or replaces a row by a statement that returns it. Versions are
// counted over all rows, and are the time too.
func (s *loanStore) put(ctx context.Context, absent error, statement string, args ...any) (*Loan, error) {
	var version int64
	if err := s.db.QueryRowContext(ctx, `UPDATE versions SET last = last + 1 RETURNING last`).Scan(&version); err != nil {
		return nil, err
	}
	changed := time.Date(2026, time.January, 5, 9, 0, int(version), 0, time.UTC)
	l, err := scan(s.db.QueryRowContext(ctx, statement+` RETURNING `+columns, append([]any{version, changed.UnixMilli()}, args...)...))
	if errors.Is(err, sql.ErrNoRows) {
		err = absent
	}
	if err == nil && s.finerTimes {
		l.Changed = changed.Add(time.Microsecond)
	}
	return l, err
}

func (s *loanStore) CreateLoan(ctx context.Context, l *Loan) (*Loan, error) {
	const insert = `INSERT INTO loans (version, changed, id, title, due) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`
	return s.put(ctx, ErrLoanExists, insert, l.ID, l.Title, millis(l.Due))
}

func (s *loanStore) UpdateLoan(ctx context.Context, l *Loan, version int64) (*Loan, error) {
	const update = `UPDATE loans SET version = ?, changed = ?, title = ?, due = ? WHERE id = ? AND version = ?`
	return s.put(ctx, ErrLoanConflict, update, l.Title, millis(l.Due), l.ID, version)
}

func (s *loanStore) DeleteLoan(ctx context.Context, id string, version int64) error {
	result, err := s.db.ExecContext(ctx, `DELETE FROM loans WHERE id = ? AND version = ?`, id, version)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	if _, err := s.GetLoan(ctx, id); err != nil {
		return err
	}
	return ErrLoanConflict
}

// ListLoans begins a page after the values of the last loan of the previous one.
func (s *loanStore) ListLoans(ctx context.Context, q LoanQuery) (page LoanPage, err error) {
	statement, args := `SELECT `+columns+` FROM loans`, []any{}
	order := s.order(q.Sort)
	if q.After != "" {
		last, err := s.last(ctx, q.After)
		if err != nil {
			return page, err
		}
		condition, values := s.after(order, last)
		statement, args = statement+` WHERE `+condition, values
	}
	var keys []string
	for _, k := range order {
		keys = append(keys, k.column+k.direction)
	}
	rows, err := s.db.QueryContext(ctx, statement+` ORDER BY `+strings.Join(keys, ", ")+` LIMIT ?`, append(args, q.Limit+1)...)
	if err != nil {
		return page, err
	}
	defer rows.Close()
	for rows.Next() {
		if len(page.Items) == q.Limit {
			next, err := json.Marshal(page.Items[q.Limit-1])
			page.Next = string(next)
			return page, err
		}
		l, err := scan(rows)
		if err != nil {
			return page, err
		}
		page.Items = append(page.Items, l)
	}
	return page, rows.Err()
}

// last returns a loan with the values of a cursor.
func (s *loanStore) last(ctx context.Context, cursor string) (*Loan, error) {
	var l *Loan
	if err := json.Unmarshal([]byte(cursor), &l); err != nil || l == nil {
		return nil, fmt.Errorf("%w: it has to be a loan", ErrLoanCursor)
	}
	if !s.looksUp {
		return l, nil
	}
	l, err := s.GetLoan(ctx, l.ID)
	if errors.Is(err, ErrLoanNotFound) {
		err = fmt.Errorf("%w: the loan is gone", ErrLoanCursor)
	}
	return l, err
}

// A sortKey is a column in an order.
type sortKey struct {
	column, direction string
	value             func(*Loan) any
}

// order returns the keys of an order, the last of which is the id.
func (s *loanStore) order(sort []LoanSort) (keys []sortKey) {
	for _, by := range sort {
		k := sortKey{"title", "", func(l *Loan) any { return l.Title }}
		if by.Field == LoanByDue {
			k = sortKey{"due", "", func(l *Loan) any { return millis(l.Due) }}
		}
		if by.Descending {
			k.direction = " DESC"
		}
		keys = append(keys, k)
	}
	if s.noTieBreaker && len(keys) > 0 {
		return keys
	}
	return append(keys, sortKey{"id", "", func(l *Loan) any { return l.ID }})
}

// after returns the condition that a loan comes after the last one. In SQLite, NULL
// comes before all values, and IS compares values that may be NULL.
func (s *loanStore) after(keys []sortKey, last *Loan) (condition string, args []any) {
	k, value := keys[0], keys[0].value(last)
	comparison, equal := k.column+" > ?", k.column+" IS ?"
	if k.direction != "" {
		comparison = k.column + " < ?"
	}
	args = []any{value}
	switch {
	case s.losesNulls:
		equal = k.column + " = ?"
	case value == nil && k.direction == "":
		comparison = "(" + k.column + " IS NOT NULL AND ? IS NULL)"
	case value == nil:
		comparison = "? IS NOT NULL"
	case k.direction != "":
		comparison = "(" + comparison + " OR " + k.column + " IS NULL)"
	}
	if len(keys) == 1 {
		return comparison, args
	}
	rest, others := s.after(keys[1:], last)
	return "(" + comparison + " OR " + equal + " AND " + rest + ")", append(append(args, value), others...)
}
