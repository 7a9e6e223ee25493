package store

import (
	"context"
	"database/sql"
	"strings"

	"example.com/bookshop/catalog"
	"example.com/bookshop/listing"
)

const countChanges = `SELECT count FROM changes`

// StatBooks returns the number of changes to books. It reads no book and returns the
// same for every list. It also counts changes that a list does not show: they cost a 200
// that could have been a 304, but there is never a stale 304.
func (s *Store) StatBooks(ctx context.Context, _ catalog.BookQuery) (catalog.BookListStat, error) {
	var stat catalog.BookListStat
	if err := s.db.QueryRowContext(ctx, countChanges).Scan(&stat.Counter); err != nil {
		return catalog.BookListStat{}, fail("count changes", err, err)
	}
	return stat, nil
}

// ListBooks returns a page of the books of a query, in its order and then by id. A page
// begins after the values of the last book of the previous page, and not at an offset,
// so that concurrent inserts and deletes hide no other book. It returns an error that
// wraps catalog.ErrBookCursor if q.After does not fit the order.
func (s *Store) ListBooks(ctx context.Context, q catalog.BookQuery) (catalog.BookPage, error) {
	page, err := s.listBooks(ctx, q)
	if err != nil {
		return catalog.BookPage{}, fail("list books", err, err)
	}
	return page, nil
}

func (s *Store) listBooks(ctx context.Context, q catalog.BookQuery) (page catalog.BookPage, err error) {
	if err := listing.Check(q); err != nil {
		return page, err
	}
	order := listing.OrderOf(q.Sort)
	last, err := order.Last(q.After)
	if err != nil {
		return page, err
	}
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return page, err
	}
	defer tx.Rollback() // nothing to undo
	if q.Total {
		statement, args := listing.Total(q, match)
		page.Total = new(int)
		if err := tx.QueryRowContext(ctx, statement, args...).Scan(page.Total); err != nil {
			return page, err
		}
	}
	statement, args := listing.Page(bookColumns, order, q, last, match)
	rows, err := tx.QueryContext(ctx, statement, args...)
	if err != nil {
		return page, err
	}
	defer rows.Close()
	for rows.Next() {
		if len(page.Items) == q.Limit { // there is another page
			page.Next, err = order.Cursor(page.Items[q.Limit-1])
			return page, err
		}
		b, err := s.scanBook(rows)
		if err != nil {
			return page, err
		}
		page.Items = append(page.Items, b)
	}
	return page, rows.Err()
}

// match returns the FTS5 condition for the words, which are quoted.
func match(words []string) (condition string, value any) {
	return "id IN (SELECT rowid FROM book_texts WHERE book_texts MATCH ?)", `"` + strings.Join(words, `" "`) + `"*`
}
