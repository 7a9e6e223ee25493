package etagen_test

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/etagen/etagen/templates/support/etagentest"
)

// The store of these tests keeps to what the suite asks of every store.
func TestShelfHoldsToTheSuite(t *testing.T) {
	for _, vouches := range []bool{true, false} {
		t.Run(fmt.Sprintf("vouches %t", vouches), func(t *testing.T) {
			etagentest.RunList(t, func(*testing.T) etagentest.List[*Book] {
				s := &shelf{vouches: vouches}
				return testBookList(s, s)
			})
		})
	}
}

// testBookList is what the generator makes for its suite, but for the changes
// that this shelf has methods of its own for.
func testBookList(store BookStore, s *shelf) etagentest.List[*Book] {
	ctx := context.Background()
	at := func(b *Book) int { return slices.IndexFunc(s.books, func(r ranked) bool { return r.ID == b.ID }) }
	return etagentest.List[*Book]{
		BadCursor: ErrBookCursor,
		Page: func(order int, descending bool, limit int, after string) ([]*Book, string, error) {
			q := BookQuery{Limit: limit, After: after}
			if order >= 0 {
				q.Sort = []BookSort{{BookSortField(order), descending}}
			}
			page, err := store.ListBooks(ctx, q)
			return page.Items, page.Next, err
		},
		Orders: []etagentest.Order[*Book]{
			{Name: "title", Compare: func(a, b *Book) int { return cmp.Compare(a.Title, b.Title) }},
			{Name: "year", Compare: func(a, b *Book) int { return cmp.Compare(a.Year, b.Year) }},
		},
		ID: func(b *Book) string { return b.ID },
		ETag: func(limit int) (string, error) {
			w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, fmt.Sprintf("/books?limit=%d", limit), nil)
			(&BookHandler{Store: store}).List(w, r)
			if w.Code != http.StatusOK {
				return "", fmt.Errorf("%d %s", w.Code, w.Body)
			}
			return w.Header().Get("Etag"), nil
		},
		Create: func(n int) error {
			_, err := store.CreateBook(ctx, &Book{ID: fmt.Sprint("c", n), Title: fmt.Sprint(n % 3), Year: n % 2})
			return err
		},
		Update: func(b *Book) error { s.update(at(b), b.Title+"!", b.Year); return nil },
		Delete: func(b *Book) error { s.remove(at(b)); return nil },
	}
}
