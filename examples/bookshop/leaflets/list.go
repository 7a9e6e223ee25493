package leaflets

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// languageKey is the key of the language in a context.
type languageKey struct{}

// InLanguage returns a context in which lists contain the leaflets of one language.
func InLanguage(ctx context.Context, language string) context.Context {
	return context.WithValue(ctx, languageKey{}, language)
}

// StatLeaflets returns the number of edits, and the language of the caller.
func (s *Store) StatLeaflets(ctx context.Context, _ LeafletQuery) (LeafletListStat, error) {
	return statLeaflets(ctx, s.db)
}

// statLeaflets reads the state of a list, in a transaction or without one.
func statLeaflets(ctx context.Context, db interface {
	QueryRowContext(ctx context.Context, statement string, args ...any) *sql.Row
}) (stat LeafletListStat, err error) {
	stat.View, _ = ctx.Value(languageKey{}).(string)
	err = db.QueryRowContext(ctx, `SELECT count FROM edits`).Scan(&stat.Counter)
	return stat, err
}

// ListLeaflets returns a page of the leaflets of a query. All statements read one state.
func (s *Store) ListLeaflets(ctx context.Context, q LeafletQuery) (page LeafletPage, err error) {
	err = s.inSnapshot(ctx, func(tx *sql.Tx) error {
		stat, err := statLeaflets(ctx, tx)
		if err != nil {
			return err
		}
		page.Stat = &stat
		where := s.chosen(ctx, q)
		if q.Total {
			page.Total = new(int)
			if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM leaflets"+where.text(), where.values...).Scan(page.Total); err != nil {
				return err
			}
		}
		return page.read(ctx, tx, q, where)
	})
	if q.After != "" && noText(err) { // no leaflet has such values
		err = fmt.Errorf("%w: %w", ErrLeafletCursor, err)
	}
	return page, err
}

// read reads the items of a page, and one more to find out whether another page follows.
func (page *LeafletPage) read(ctx context.Context, tx *sql.Tx, q LeafletQuery, where *conditions) error {
	order := orderOf(q.Sort)
	if err := order.after(q.After, where); err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, "SELECT "+columns+" FROM leaflets"+where.text()+" ORDER BY "+order.text()+" LIMIT "+where.bind(q.Limit+1), where.values...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if len(page.Items) == q.Limit { // there is one more
			page.Next, err = order.cursor(page.Items[q.Limit-1])
			return err
		}
		l, err := scan(rows)
		if err != nil {
			return err
		}
		page.Items = append(page.Items, l)
	}
	return rows.Err()
}

// conditions are the conditions on a leaflet, joined by AND, and their parameters.
type conditions struct {
	texts  []string
	values []any
}

// bind adds a value and returns its parameter.
func (c *conditions) bind(value any) string {
	c.values = append(c.values, value)
	return "$" + strconv.Itoa(len(c.values))
}

// add adds a condition, with a value for the question mark.
func (c *conditions) add(text string, value any) {
	c.texts = append(c.texts, strings.Replace(text, "?", c.bind(value), 1))
}

// text returns the WHERE clause.
func (c *conditions) text() string {
	if len(c.texts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.texts, " AND ")
}

// chosen returns the conditions of a query, including the language of the caller.
func (s *Store) chosen(ctx context.Context, q LeafletQuery) *conditions {
	var c conditions
	if language, ok := ctx.Value(languageKey{}).(string); ok {
		c.add("language = ?", language)
	}
	if q.Title != nil {
		titles := make([]string, len(q.Title))
		for i, title := range q.Title {
			titles[i] = c.bind(title)
		}
		c.texts = append(c.texts, "title IN ("+strings.Join(titles, ", ")+")")
	}
	between(&c, "title", q.TitleMin, q.TitleMax)
	if q.Pages != nil {
		c.add("pages = ?", *q.Pages)
	}
	between(&c, "pages", q.PagesMin, q.PagesMax)
	if q.Topics != nil {
		c.add(s.hasTopic, *q.Topics)
	}
	if q.ChangedMin != nil { // the first millisecond that is not before
		c.add("changed >= ?", q.ChangedMin.Add(time.Millisecond-time.Nanosecond).UnixMilli())
	}
	if q.ChangedMax != nil {
		c.add("changed <= ?", q.ChangedMax.UnixMilli())
	}
	if q.Q != nil {
		c.add(s.titleHas, *q.Q)
	}
	return &c
}

// between adds the bounds of a range. NULL is in no range.
func between[T any](c *conditions, column string, least, most *T) {
	if least != nil {
		c.add(column+" >= ?", *least)
	}
	if most != nil {
		c.add(column+" <= ?", *most)
	}
}
