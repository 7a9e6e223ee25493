package listing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"example.com/bookshop/catalog"
)

// MaxCursor is the length in bytes of the longest cursor that has values in it.
// A cursor comes back in an address.
const MaxCursor = 256

// Cursor returns the cursor for what comes after a book: the values that it is
// sorted by, as a JSON array, or its id alone if they are too long.
func (o Order) Cursor(b *catalog.Book) (string, error) {
	values := make([]any, len(o))
	for i, k := range o {
		values[i] = k.field(b)
	}
	text, err := json.Marshal(values)
	if err != nil {
		return "", fmt.Errorf("make a cursor: %w", err)
	}
	if len(text) > MaxCursor {
		return fmt.Sprintf("[%d]", b.ID), nil
	}
	return string(text), nil
}

// Last returns a book with the values of a cursor, nil if there is no cursor. Of
// an id alone it is the book itself, by get. If that is gone the list has to be
// begun anew, since nothing says where it was.
func (o Order) Last(ctx context.Context, cursor string, get func(context.Context, int64) (*catalog.Book, error)) (*catalog.Book, error) {
	if cursor == "" {
		return nil, nil
	}
	var ids []int64
	if len(o) == 1 || json.Unmarshal([]byte(cursor), &ids) != nil || len(ids) != 1 {
		return o.parse(cursor)
	}
	b, err := get(ctx, ids[0])
	if errors.Is(err, catalog.ErrBookNotFound) {
		return nil, fmt.Errorf("%w: book %d is gone", catalog.ErrBookCursor, ids[0])
	}
	return b, err
}

// parse returns a book with the values of a cursor. What it is given may be made
// up: it has to be as many values as there are keys, each of the type of its
// column.
func (o Order) parse(cursor string) (*catalog.Book, error) {
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
