package listing

import (
	"encoding/json"
	"fmt"

	"example.com/bookshop/catalog"
)

// sortedTitle is how many characters of a title a list is sorted by. A cursor contains
// them and becomes part of a URL, and a title may be too long for that.
const sortedTitle = 64

// Cursor returns the cursor of the page after a book: the values of its sort keys, as a
// JSON array. It does not refer to the book, which may be changed or deleted before the
// next page is requested.
func (o Order) Cursor(b *catalog.Book) (string, error) {
	last := *b
	if title := []rune(b.Title); len(title) > sortedTitle {
		last.Title = string(title[:sortedTitle])
	}
	values := make([]any, len(o))
	for i, k := range o {
		values[i] = k.field(&last)
	}
	text, err := json.Marshal(values)
	if err != nil {
		return "", fmt.Errorf("make a cursor: %w", err)
	}
	return string(text), nil
}

// Last returns a book with the values of a cursor, or nil if there is no cursor. A client
// may have made it up, so Last checks that there is a value for each key, of the type of
// its column.
func (o Order) Last(cursor string) (*catalog.Book, error) {
	if cursor == "" {
		return nil, nil
	}
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
