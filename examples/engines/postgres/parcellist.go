package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// staffKey marks the context of a request by the staff.
type staffKey struct{}

// AsStaff returns a context in which lists also contain private parcels.
func AsStaff(ctx context.Context) context.Context { return context.WithValue(ctx, staffKey{}, true) }

// view returns the name of what the caller may see.
func view(ctx context.Context) string {
	if ctx.Value(staffKey{}) != nil {
		return "staff"
	}
	return "guest"
}

// StatParcels returns the number of changes, and the view of the caller.
func (s Parcels) StatParcels(ctx context.Context, _ ParcelQuery) (ParcelListStat, error) {
	return statParcels(ctx, s.DB)
}

// statParcels reads the list's state, in a transaction or without one.
func statParcels(ctx context.Context, db interface {
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}) (ParcelListStat, error) {
	stat := ParcelListStat{View: view(ctx)}
	err := db.QueryRow(ctx, `SELECT count FROM parcel_changes`).Scan(&stat.Counter)
	return stat, busy(err)
}

// ListParcels returns a page of the parcels of a query, with the state of the list: all
// statements read one snapshot.
func (s Parcels) ListParcels(ctx context.Context, q ParcelQuery) (page ParcelPage, err error) {
	snapshot := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	err = pgx.BeginTxFunc(ctx, s.DB, snapshot, func(tx pgx.Tx) error {
		stat, err := statParcels(ctx, tx)
		if err != nil {
			return err
		}
		page.Stat = &stat
		where := chosen(ctx, q)
		if q.Total {
			page.Total = new(int)
			if err := tx.QueryRow(ctx, `SELECT count(*) FROM parcels`+where.text(), where.args...).Scan(page.Total); err != nil {
				return err
			}
		}
		return page.read(ctx, tx, q, where)
	})
	return page, busy(err)
}

// read reads the items of a page, and one more to find out whether another page follows.
func (page *ParcelPage) read(ctx context.Context, tx pgx.Tx, q ParcelQuery, where *conditions) error {
	order := orderOf(q.Sort)
	if err := order.after(q.After, where); err != nil {
		return err
	}
	sql := fmt.Sprintf(`SELECT %s, %s FROM parcels%s ORDER BY %s LIMIT %s`,
		parcelColumns, order.values(), where.text(), order.text(), where.bind(q.Limit+1))
	rows, err := tx.Query(ctx, sql, where.args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var last []string
	for rows.Next() {
		if len(page.Items) == q.Limit { // there is one more
			page.Next = cursor(last)
			return nil
		}
		p, err := scanParcel(rows, &last)
		if err != nil {
			return err
		}
		page.Items = append(page.Items, p)
	}
	return misread(rows.Err(), q.After)
}

// conditions are the conditions on a parcel, joined by AND, and their parameters.
type conditions struct {
	texts []string
	args  []any
}

// bind adds a value and returns its parameter.
func (c *conditions) bind(value any) string {
	c.args = append(c.args, value)
	return fmt.Sprintf("$%d", len(c.args))
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

// chosen returns the conditions of a query, including those on what the caller may see.
func chosen(ctx context.Context, q ParcelQuery) *conditions {
	var c conditions
	if view(ctx) != "staff" {
		c.add("private = ?", false)
	}
	if q.Sender != nil {
		c.add("sender = ANY (?)", q.Sender)
	}
	between(&c, "sender", q.SenderMin, q.SenderMax)
	between(&c, "weight", q.WeightMin, q.WeightMax)
	if q.Pieces != nil {
		c.add("pieces = ?", *q.Pieces)
	}
	between(&c, "pieces", q.PiecesMin, q.PiecesMax)
	if q.Due != nil {
		c.add("due = ANY (?)", q.Due)
	}
	between(&c, "due", q.DueMin, q.DueMax)
	if q.Express != nil {
		c.add("express = ?", *q.Express)
	}
	if q.Labels != nil {
		c.add("? = ANY (labels)", *q.Labels)
	}
	if q.Q != nil {
		c.add(`strpos(lower(sender), lower(?::text COLLATE "C")) > 0`, *q.Q) // in the collation of sender
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
