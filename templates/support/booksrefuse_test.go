package etagen_test

import (
	"context"
	"fmt"
	"testing"

	etagen "github.com/etagen/etagen/templates/support"
)

// A refusingBooks returns an error for each list.
type refusingBooks struct {
	*shelf
	err error
}

func (s refusingBooks) ListBooks(context.Context, BookQuery) (BookPage, error) {
	return BookPage{}, s.err
}

func TestListThatIsRefused(t *testing.T) {
	for _, test := range []struct {
		name   string
		err    error
		status int
	}{
		{"refused", etagen.Refuse(403, "No."), 403},
		{"refused around a cursor", fmt.Errorf("list: %w", &etagen.Problem{Status: 410, Err: ErrBookCursor}), 410},
		{"refused around not found", &etagen.Problem{Status: 403, Err: ErrBookNotFound}, 403},
		{"refused with 412", &etagen.Problem{Status: 412, Err: ErrBookCursor}, 500},
		{"a cursor", fmt.Errorf("list: %w", ErrBookCursor), 400},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := serve(&BookHandler{Store: refusingBooks{fullShelf(), test.err}}, "GET", "/books", nil)
			if w.Code != test.status || w.Header().Get("Etag") != "" {
				t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
			}
		})
	}
}
