package postgres

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"example.com/bookshop/catalog"
	"example.com/bookshop/listing"
)

const countChanges = `SELECT count FROM changes`

// StatBooks returns the number of changes of books. It reads no book, and the result
// is the same for every list. It also changes with books that are not in a list, so
// some 200s could have been 304s, but never the other way round.
func (s *Store) StatBooks(ctx context.Context, _ catalog.BookQuery) (catalog.BookListStat, error) {
	var stat catalog.BookListStat
	if err := s.db.QueryRow(ctx, countChanges).Scan(&stat.Counter); err != nil {
		return catalog.BookListStat{}, fmt.Errorf("count changes: %w", readError(err))
	}
	return stat, nil
}

// ListBooks returns a page of the books of a query, in its order and then by id. A
// page begins after the values of the last book of the previous page and not at an
// offset, so no book is missed when others are added or removed. If q.After is from
// another order, the error wraps catalog.ErrBookCursor.
func (s *Store) ListBooks(ctx context.Context, q catalog.BookQuery) (page catalog.BookPage, err error) {
	if err := listing.Check(q); err != nil {
		return page, listError(err)
	}
	order := listing.OrderOf(q.Sort)
	last, err := order.Last(q.After)
	if err != nil {
		return page, listError(err)
	}
	snapshot := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	err = s.inTransaction(ctx, snapshot, func(tx pgx.Tx) error {
		page, err = s.listBooks(ctx, tx, order, q, last)
		return err
	})
	if err != nil {
		return catalog.BookPage{}, listError(err)
	}
	return page, nil
}

// listBooks reads the page, its total and the count of changes from one state.
func (s *Store) listBooks(ctx context.Context, tx pgx.Tx, order listing.Order, q catalog.BookQuery, last *catalog.Book) (page catalog.BookPage, err error) {
	page.Stat = new(catalog.BookListStat)
	if err := tx.QueryRow(ctx, countChanges).Scan(&page.Stat.Counter); err != nil {
		return page, err
	}
	if q.Total {
		page.Total = new(int)
		statement, args := listing.Total(q, match)
		if err := tx.QueryRow(ctx, numbered(statement), args...).Scan(page.Total); err != nil {
			return page, err
		}
	}
	statement, args := listing.Page(bookColumns, order, q, last, match)
	rows, err := tx.Query(ctx, numbered(statement), args...)
	if err != nil {
		return page, err
	}
	page.Items, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (*catalog.Book, error) { return s.scanBook(row) })
	if err == nil && len(page.Items) > q.Limit { // there is one more
		page.Items = page.Items[:q.Limit]
		page.Next, err = order.Cursor(page.Items[q.Limit-1])
	}
	return page, err
}

// match returns the condition of a full-text search for words.
func match(words []string) (condition string, value any) {
	return "words @@ to_tsquery('simple', ?)", "'" + strings.Join(words, "' & '") + "':*"
}

// numbered returns a statement with $1, $2 … instead of question marks. All question
// marks are parameters, because the statement contains no values.
func numbered(statement string) string {
	var text strings.Builder
	parts := strings.Split(statement, "?")
	for i, part := range parts {
		text.WriteString(part)
		if i < len(parts)-1 {
			text.WriteString("$" + strconv.Itoa(i+1))
		}
	}
	return text.String()
}
