package postgres

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// An order contains the sort keys of parcels, and the id last, so that no two are equal.
type order []key

// A key is an expression without NULL: unknown values come last. Of a text it is the
// beginning, because a cursor becomes part of a URL.
type key struct {
	expression, kind string
	descending       bool
}

var keys = map[ParcelSortField]key{
	ParcelBySender: {expression: "left(sender, 64)", kind: "text"},
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

// text returns the text after ORDER BY.
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

// values returns the SQL for an array of the keys of a row, as texts that PostgreSQL can
// read.
func (o order) values() string {
	texts := make([]string, len(o))
	for i, k := range o {
		texts[i] = k.expression + "::text"
	}
	return "ARRAY[" + strings.Join(texts, ", ") + "]"
}

// cursor returns the cursor of the page after a row: its values as a JSON array.
func cursor(values []string) string {
	text, _ := json.Marshal(values) // strings never fail
	return string(text)
}

// after adds the condition that a parcel comes after a cursor, which a client may have
// made up.
func (o order) after(cursor string, where *conditions) error {
	if cursor == "" {
		return nil
	}
	var values []string
	if json.Unmarshal([]byte(cursor), &values) != nil || len(values) != len(o) {
		return fmt.Errorf("%w: it has to be %d values", ErrParcelCursor, len(o))
	}
	where.texts = append(where.texts, o.behind(values, where))
	return nil
}

// behind returns the condition that a parcel comes after one with the values. It does not
// use (a, b) > ($1, $2), in which all keys have the same direction.
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

// misread returns the error of a statement with the values of a cursor: if their types
// are wrong, a client has made up the cursor.
func misread(err error, cursor string) error {
	var said *pgconn.PgError
	if cursor != "" && errors.As(err, &said) && strings.HasPrefix(said.Code, "22") {
		return fmt.Errorf("%w: %w", ErrParcelCursor, err)
	}
	return err
}
