// Package listing makes SQL of a query for a list of books, and cursors of books.
// Its texts have nothing from a query but which filters and keys there are: no
// value, and no name that is not in this package.
package listing

import (
	"strings"

	"example.com/bookshop/catalog"
)

// An Order is the keys that books are sorted by. The id is the last of them, so
// that no two books are equal.
type Order []key

// A key is a column in an order.
type key struct {
	column     string
	descending bool
	field      func(*catalog.Book) any // a pointer to what is in the column
}

// OrderOf returns the order of a query.
func OrderOf(sort []catalog.BookSort) Order {
	var o Order
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

// columns is what follows ORDER BY.
func (o Order) columns() string {
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
func (o Order) after(last *catalog.Book) (condition string, values []any) {
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
