package catalog

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
)

// A tellingStore has a list without books, and counts the calls of StatBooks.
type tellingStore struct {
	BookStore
	told *BookListStat // returned with the page
	asks int
}

func (s *tellingStore) StatBooks(context.Context, BookQuery) (BookListStat, error) {
	s.asks++
	return BookListStat{Counter: 41}, nil
}

func (s *tellingStore) ListBooks(context.Context, BookQuery) (BookPage, error) {
	return BookPage{Stat: s.told}, nil
}

// TestPageTellsItsStat returns the stat of a list with the page: then the store is
// called only once, and the stat of another state does not become the entity tag.
func TestPageTellsItsStat(t *testing.T) {
	for _, test := range []struct {
		name    string
		told    *BookListStat
		asks    int
		vouched bool
	}{
		{"not told", nil, 2, true},
		{"told", &BookListStat{Counter: 41}, 1, true},
		{"told of a later state", &BookListStat{Counter: 42}, 1, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			store := &tellingStore{told: test.told}
			w := httptest.NewRecorder()
			(&BookHandler{Store: store}).List(w, httptest.NewRequest("GET", "/books", nil))
			tag := w.Header().Get("Etag")
			if w.Code != 200 || store.asks != test.asks || strings.HasPrefix(tag, `"41.`) != test.vouched {
				t.Errorf("status %d, tag %s, asked %d times, want %d", w.Code, tag, store.asks, test.asks)
			}
		})
	}
}
