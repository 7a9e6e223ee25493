package leaflets

import (
	"context"
	"database/sql"
	"strings"
	"time"
)

// ListLeaflets returns a page of the leaflets of a query. All statements see one state.
func (s *Store) ListLeaflets(ctx context.Context, q LeafletQuery) (page LeafletPage, err error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return page, err
	}
	defer tx.Rollback() // nothing is changed
	where := chosen(q)
	if q.Total {
		page.Total = new(int)
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM leaflets"+where.text(), where.values...).Scan(page.Total); err != nil {
			return page, err
		}
	}
	return page, page.read(ctx, tx, q, where)
}

// read reads the items of a page, and one more to know whether another page follows.
func (page *LeafletPage) read(ctx context.Context, tx *sql.Tx, q LeafletQuery, where *conditions) error {
	order := orderOf(q.Sort)
	if err := order.after(ctx, tx, q.After, where); err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, "SELECT "+columns+" FROM leaflets"+where.text()+" ORDER BY "+order.text()+" LIMIT ?", append(where.values, q.Limit+1)...)
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

// conditions are what a leaflet has to fulfil, all of it, and what is bound to them.
type conditions struct {
	texts  []string
	values []any
}

// add adds a condition with the values in the places of its question marks.
func (c *conditions) add(text string, values ...any) {
	c.texts, c.values = append(c.texts, text), append(c.values, values...)
}

// text is what follows the name of the table.
func (c *conditions) text() string {
	if len(c.texts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.texts, " AND ")
}

// chosen returns which leaflets a query asks for.
func chosen(q LeafletQuery) *conditions {
	var c conditions
	if q.Title != nil {
		titles := make([]any, len(q.Title))
		for i, title := range q.Title {
			titles[i] = title
		}
		c.add("title IN (?"+strings.Repeat(", ?", len(titles)-1)+")", titles...)
	}
	between(&c, "title", q.TitleMin, q.TitleMax)
	if q.Pages != nil {
		c.add("pages = ?", *q.Pages)
	}
	between(&c, "pages", q.PagesMin, q.PagesMax)
	if q.Topics != nil {
		c.add("EXISTS (SELECT 1 FROM json_each(topics) WHERE value = ?)", *q.Topics)
	}
	if q.ChangedMin != nil { // the first millisecond that is not before
		c.add("changed >= ?", q.ChangedMin.Add(time.Millisecond-time.Nanosecond).UnixMilli())
	}
	if q.ChangedMax != nil {
		c.add("changed <= ?", q.ChangedMax.UnixMilli())
	}
	if q.Q != nil {
		c.add("instr(lower(title), lower(?)) > 0", *q.Q)
	}
	return &c
}

// between adds the bounds of a range. What is NULL is in none.
func between[T any](c *conditions, column string, least, most *T) {
	if least != nil {
		c.add(column+" >= ?", *least)
	}
	if most != nil {
		c.add(column+" <= ?", *most)
	}
}
