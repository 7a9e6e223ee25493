package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"example.com/bookshop/catalog"
)

const countChanges = `SELECT count FROM changes`

// StatBooks returns how many changes of books there were. It reads no book, and
// what it returns is the same for every list: it moves also with changes that a
// list does not show, which costs a 200 that could be a 304 but never the other
// way round.
func (s *Store) StatBooks(ctx context.Context, _ catalog.BookQuery) (catalog.BookListStat, error) {
	var stat catalog.BookListStat
	if err := s.db.QueryRowContext(ctx, countChanges).Scan(&stat.Counter); err != nil {
		return catalog.BookListStat{}, fail("count changes", err, err)
	}
	return stat, nil
}

// ListBooks returns a page of the books of a query: in its order, and by id
// where that leaves a choice. A page begins behind the values of the last book
// of the page before it, and not at a position, so that books which come and go
// meanwhile push no other book out of sight. A q.After that is not of this order
// is an error that wraps catalog.ErrBookCursor.
func (s *Store) ListBooks(ctx context.Context, q catalog.BookQuery) (catalog.BookPage, error) {
	page, err := s.listBooks(ctx, q)
	if err != nil {
		return catalog.BookPage{}, fail("list books", err, err)
	}
	return page, nil
}

func (s *Store) listBooks(ctx context.Context, q catalog.BookQuery) (page catalog.BookPage, err error) {
	order := orderOf(q.Sort)
	last, err := s.last(ctx, order, q.After)
	if err != nil {
		return page, err
	}
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return page, err
	}
	defer tx.Rollback() // nothing is changed
	if q.Total {
		where, args := chosen(q)
		page.Total = new(int)
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM books"+where.text(), args...).Scan(page.Total); err != nil {
			return page, err
		}
	}
	statement, args := order.page(q, last)
	rows, err := tx.QueryContext(ctx, statement, args...)
	if err != nil {
		return page, err
	}
	defer rows.Close()
	for rows.Next() {
		if len(page.Items) == q.Limit { // there is one more
			page.Next, err = order.behind(page.Items[q.Limit-1])
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

// last returns a book with the values of a cursor, nil if there is no cursor. Of
// an id alone it is the book itself. If that is gone the list has to be begun
// anew, since nothing says where it was.
func (s *Store) last(ctx context.Context, o order, cursor string) (*catalog.Book, error) {
	if cursor == "" {
		return nil, nil
	}
	var ids []int64
	if len(o) == 1 || json.Unmarshal([]byte(cursor), &ids) != nil || len(ids) != 1 {
		return o.parse(cursor)
	}
	b, err := s.GetBook(ctx, ids[0])
	if errors.Is(err, catalog.ErrBookNotFound) {
		return nil, fmt.Errorf("%w: book %d is gone", catalog.ErrBookCursor, ids[0])
	}
	return b, err
}

// page returns the statement for a page that begins after the last book, and what
// is bound to its question marks. Its text has nothing from the query but which filters and keys there
// are: no value, and no name that is not in this package.
func (o order) page(q catalog.BookQuery, last *catalog.Book) (statement string, args []any) {
	where, args := chosen(q)
	if last != nil {
		condition, values := o.after(last)
		where, args = append(where, condition), append(args, values...)
	}
	return fmt.Sprintf("SELECT %s FROM books%s ORDER BY %s LIMIT ?", bookColumns, where.text(), o.columns()), append(args, q.Limit+1)
}

// conditions are what a book has to fulfil, all of it.
type conditions []string

// text is what follows the name of the table.
func (c conditions) text() string {
	if len(c) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c, " AND ")
}

// chosen returns which books a query asks for, and what is bound to it.
func chosen(q catalog.BookQuery) (where conditions, args []any) {
	add := func(condition string, values ...any) {
		where, args = append(where, condition), append(args, values...)
	}
	if q.Author != nil {
		authors := make([]any, len(q.Author))
		for i, author := range q.Author {
			authors[i] = author
		}
		add("author IN (?"+strings.Repeat(", ?", len(authors)-1)+")", authors...)
	}
	if q.Year != nil {
		add("year = ?", *q.Year)
	}
	if q.PriceMin != nil {
		add("price >= ?", *q.PriceMin)
	}
	if q.PriceMax != nil {
		add("price <= ?", *q.PriceMax)
	}
	if words := words(q.Q); words != "" {
		add("id IN (SELECT rowid FROM book_texts WHERE book_texts MATCH ?)", words)
	}
	return where, args
}

// words returns the words of a text as FTS5 looks for all of them, the last as the
// beginning of one: it is typed still. Each is quoted, so that none is an operator.
func words(text *string) string {
	if text == nil {
		return ""
	}
	var quoted []string
	for _, word := range strings.FieldsFunc(*text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		quoted = append(quoted, `"`+word+`"`)
	}
	if len(quoted) == 0 {
		return ""
	}
	return strings.Join(quoted, " ") + "*"
}
