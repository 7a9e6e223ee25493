package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// An order is the keys that parcels are sorted by, with the id at the end, so that no
// two are equal.
type order []key

// A key is an expression without NULL: what is not known comes after all that is.
type key struct {
	expression, kind string
	descending       bool
}

var keys = map[ParcelSortField]key{
	ParcelBySender: {expression: "sender", kind: "text"},
	ParcelByWeight: {expression: "weight", kind: "double precision"},
	ParcelByPieces: {expression: "coalesce(pieces::numeric, 'infinity')", kind: "numeric"},
	ParcelByDue:    {expression: "coalesce(due, 'infinity')", kind: "timestamptz"},
}

// orderOf returns the order of a query.
func orderOf(sort []ParcelSort) order {
	var o order
	for _, by := range sort {
		k := keys[by.Field]
		k.descending = by.Descending
		o = append(o, k)
	}
	return append(o, key{expression: "id", kind: "text"})
}

// text is what follows ORDER BY.
func (o order) text() string {
	texts := make([]string, len(o))
	for i, k := range o {
		texts[i] = k.expression
		if k.descending {
			texts[i] += " DESC"
		}
	}
	return strings.Join(texts, ", ")
}

// values is an array of what a row is sorted by, as texts that PostgreSQL reads back.
func (o order) values() string {
	texts := make([]string, len(o))
	for i, k := range o {
		texts[i] = k.expression + "::text"
	}
	return "ARRAY[" + strings.Join(texts, ", ") + "]"
}

// longCursor is the length in bytes of the longest cursor that has values in it. A
// cursor comes back in an address.
const longCursor = 256

// cursor returns where the page after a row begins: its values as a JSON array, or
// the id alone, the last of them, if they are too long.
func cursor(values []string) string {
	text, _ := json.Marshal(values) // texts have JSON
	if len(text) > longCursor {
		text, _ = json.Marshal(values[len(values)-1:])
	}
	return string(text)
}

// after adds the condition that a parcel comes after a cursor. Whoever asks may have
// made it up.
func (o order) after(ctx context.Context, tx pgx.Tx, cursor string, where *conditions) error {
	if cursor == "" {
		return nil
	}
	var values []string
	if json.Unmarshal([]byte(cursor), &values) != nil || len(values) != len(o) && len(values) != 1 {
		return fmt.Errorf("%w: it has to be %d values", ErrParcelCursor, len(o))
	}
	if len(values) < len(o) {
		err := tx.QueryRow(ctx, `SELECT `+o.values()+` FROM parcels WHERE id = $1`, values[0]).Scan(&values)
		if errors.Is(err, pgx.ErrNoRows) {
			return fmt.Errorf("%w: the parcel is gone", ErrParcelCursor)
		}
		if err != nil {
			return misread(err, cursor)
		}
	}
	where.texts = append(where.texts, o.behind(values, where))
	return nil
}

// behind is the condition that a parcel comes later than one with the values. It is
// written out, since (a, b) > ($1, $2) cannot have one key descend and another not.
func (o order) behind(values []string, where *conditions) string {
	k := o[0]
	value := where.bind(values[0]) + "::text::" + k.kind
	comparison := k.expression + " > " + value
	if k.descending {
		comparison = k.expression + " < " + value
	}
	if len(o) == 1 {
		return comparison
	}
	return "(" + comparison + " OR " + k.expression + " = " + value + " AND " + o[1:].behind(values[1:], where) + ")"
}

// misread returns the error of a statement that has the values of a cursor in it: if
// these are none of their types, the cursor is made up.
func misread(err error, cursor string) error {
	var said *pgconn.PgError
	if cursor != "" && errors.As(err, &said) && strings.HasPrefix(said.Code, "22") {
		return fmt.Errorf("%w: %w", ErrParcelCursor, err)
	}
	return err
}
