package listing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"example.com/bookshop/catalog"
)

// MaxCursor is the maximum length of a cursor with values, in bytes. A cursor
// becomes part of a URL.
const MaxCursor = 256

// Cursor returns the cursor of the page after a book: the values of its sort keys,
// as a JSON array, or only its id if they are too long.
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

// Last returns a book with the values of a cursor, or nil if there is no cursor. If
// the cursor has only an id, it loads the book with get. If that book was deleted,
// its place is unknown, and the client has to start again.
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

// parse returns a book with the values of a cursor. A client may have made up the
// cursor, so parse checks that there is a value for each key, of the type of its
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
