package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
)

// knownBooks is a store that only has the state of each book.
type knownBooks struct{ catalog.BookStore }

func (knownBooks) StatBook(context.Context, int64) (catalog.BookStat, error) {
	return catalog.BookStat{Version: 1, UpdatedAt: time.Unix(1767603600, 0)}, nil
}

// A nowhere is a response writer that discards everything.
type nowhere struct {
	header http.Header
	status int
}

func (w *nowhere) Header() http.Header            { return w.header }
func (w *nowhere) WriteHeader(status int)         { w.status = status }
func (w *nowhere) Write(text []byte) (int, error) { return len(text), nil }

// Counting decisions does not allocate.
func TestObserveOfA304AllocatesNothing(t *testing.T) {
	h, decided := &catalog.BookHandler{Store: knownBooks{}}, 0
	for name, observe := range map[string]func(*http.Request, etagen.Decision){
		"without Observe": nil,
		"with Observe":    func(_ *http.Request, d etagen.Decision) { decided += d.Status },
	} {
		h.Observe = observe
		r, w := httptest.NewRequest(http.MethodGet, "/books/2", http.NoBody), &nowhere{header: http.Header{}}
		r.SetPathValue("id", "2")
		r.Header.Set("If-None-Match", `"1.i7uats"`)
		least := 1.0
		for range 50 { // the race detector takes some of what is pooled
			least = min(least, testing.AllocsPerRun(1, func() {
				clear(w.header)
				h.Get(w, r)
			}))
		}
		if w.status != http.StatusNotModified || least > 0 {
			t.Errorf("%s: status %d with %v allocations", name, w.status, least)
		}
	}
	if decided == 0 {
		t.Error("Observe was not called")
	}
}
