// Package listing makes SQL from a query for a list of books, and cursors from books.
// Only the choice of filters and keys depends on the query: the SQL contains no
// values from it, and no names from outside of this package.
package listing

import (
	"strings"

	"example.com/bookshop/catalog"
)

// An Order contains the sort keys of books. The id is the last one, so that no two
// books are equal.
type Order []key

// A key is a column in an order, or the beginning of one.
type key struct {
	column     string
	descending bool
	field      func(*catalog.Book) any // a pointer to the value of the column
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

// keyOf returns the column of a field. All names of columns come from here.
func keyOf(field catalog.BookSortField) (key, bool) {
	switch field {
	case catalog.BookByTitle:
		return key{column: "substr(title, 1, 64)", field: func(b *catalog.Book) any { return &b.Title }}, true
	case catalog.BookByYear:
		return key{column: "year", field: func(b *catalog.Book) any { return &b.Year }}, true
	}
	return key{}, false
}

// columns returns the text after ORDER BY.
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

// after returns the condition that a book comes after the last one, and its
// parameters. It does not use (a, b) > (?, ?), in which all keys have the same
// direction.
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
