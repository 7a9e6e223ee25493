package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"example.com/bookshop/catalog"
)

// An order is the keys that books are sorted by. The id is the last of them, so
// that no two books are equal.
type order []key

// A key is a column in an order.
type key struct {
	column     string
	descending bool
	field      func(*catalog.Book) any // a pointer to what is in the column
}

// orderOf returns the order of a query.
func orderOf(sort []catalog.BookSort) order {
	var o order
	for _, by := range sort {
		if k, ok := keyOf(by.Field); ok {
			k.descending = by.Descending
			o = append(o, k)
		}
	}
	return append(o, key{column: "id", field: func(b *catalog.Book) any { return &b.ID }})
}

// keyOf returns the column of a field. Names of columns come from nowhere else.
func keyOf(field catalog.BookSortField) (key, bool) {
	switch field {
	case catalog.BookByTitle:
		return key{column: "title", field: func(b *catalog.Book) any { return &b.Title }}, true
	case catalog.BookByYear:
		return key{column: "year", field: func(b *catalog.Book) any { return &b.Year }}, true
	}
	return key{}, false
}

// columns is what stands behind ORDER BY.
func (o order) columns() string {
	names := make([]string, len(o))
	for i, k := range o {
		names[i] = k.column
		if k.descending {
			names[i] += " DESC"
		}
	}
	return strings.Join(names, ", ")
}

// after is the condition that a book comes later than the last, and what is
// bound to it. It is written out, since (a, b) > (?, ?) cannot have one key
// descend and another not.
func (o order) after(last *catalog.Book) (condition string, values []any) {
	k, value := o[0], o[0].field(last)
	comparison := k.column + " > ?"
	if k.descending {
		comparison = k.column + " < ?"
	}
	if len(o) == 1 {
		return comparison, []any{value}
	}
	rest, others := o[1:].after(last)
	return "(" + comparison + " OR " + k.column + " = ? AND " + rest + ")", append([]any{value, value}, others...)
}

// longCursor is the length in bytes of the longest cursor that has values in it.
// A cursor comes back in an address.
const longCursor = 256

// behind returns the cursor for what comes after a book: the values that it is
// sorted by, as a JSON array, or its id alone if they are too long.
func (o order) behind(b *catalog.Book) (string, error) {
	values := make([]any, len(o))
	for i, k := range o {
		values[i] = k.field(b)
	}
	text, err := json.Marshal(values)
	if err != nil {
		return "", fmt.Errorf("make a cursor: %w", err)
	}
	if len(text) > longCursor {
		return fmt.Sprintf("[%d]", b.ID), nil
	}
	return string(text), nil
}

// parse returns a book with the values of a cursor. What it is given may be made
// up: it has to be as many values as there are keys, each of the type of its
// column.
func (o order) parse(cursor string) (*catalog.Book, error) {
	var values []json.RawMessage
	if err := json.Unmarshal([]byte(cursor), &values); err != nil || len(values) != len(o) {
		return nil, fmt.Errorf("%w: it has to be %d values", catalog.ErrBookCursor, len(o))
	}
	last := new(catalog.Book)
	for i, k := range o {
		err := json.Unmarshal(values[i], k.field(last))
		if err != nil || string(values[i]) == "null" {
			return nil, fmt.Errorf("%w: %s cannot be %s", catalog.ErrBookCursor, k.column, values[i])
		}
	}
	return last, nil
}
