package etagen_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	etagen "github.com/etagen/etagen/templates/support"
)

// reusedWriter is a response writer that costs nothing, so that only the handler is
// measured.
type reusedWriter struct {
	header http.Header
	status int
	length int
}

func (w *reusedWriter) Header() http.Header         { return w.header }
func (w *reusedWriter) WriteHeader(status int)      { w.status = status }
func (w *reusedWriter) Write(p []byte) (int, error) { w.length += len(p); return len(p), nil }

func (w *reusedWriter) reset() {
	clear(w.header)
	w.status, w.length = 0, 0
}

// A longShelf has its books in the order of every query in the benchmarks, like the
// index of a database, so that finding a page costs nothing.
type longShelf struct {
	BookStore // it creates nothing
	books     []*Book
	vouches   bool
}

func newLongShelf(vouches bool) *longShelf {
	s := &longShelf{vouches: vouches}
	for i := range 10_000 {
		s.books = append(s.books, &Book{fmt.Sprintf("b%04d", i), int64(i), firstEdition, strings.Repeat("Moby-Dick ", 5), "Herman Melville", 1851})
	}
	return s
}

func (s *longShelf) StatBooks(context.Context, BookQuery) (BookListStat, error) {
	if !s.vouches {
		return BookListStat{}, nil
	}
	return BookListStat{Counter: 123456}, nil
}

func (s *longShelf) ListBooks(_ context.Context, q BookQuery) (BookPage, error) {
	return BookPage{Items: s.books[5000 : 5000+q.Limit], Next: "b5099"}, nil
}

// listRequest returns a request with five common fields besides the condition, so that
// look-ups are realistic.
func listRequest(query, tag string) *http.Request {
	r := &http.Request{Method: http.MethodGet, URL: &url.URL{Path: "/books", RawQuery: query}, Header: http.Header{
		"Accept":          {"application/json"},
		"Accept-Encoding": {"gzip, deflate, br"},
		"Accept-Language": {"en"},
		"Connection":      {"keep-alive"},
		"User-Agent":      {"Mozilla/5.0"},
	}}
	if tag != "" {
		r.Header["If-None-Match"] = []string{tag}
	}
	return r
}

const (
	longQuery = "limit=100"
	fullQuery = "author=Herman+Melville&year=1851&sort=-year%2Ctitle&limit=100"
)

// listTag returns the current tag of a list.
func listTag(handle http.HandlerFunc, query string) string {
	w := &reusedWriter{header: http.Header{}}
	handle(w, listRequest(query, ""))
	return w.header.Get("Etag")
}

// The item is for comparison: a 304 of a list cannot cost less than that of an item.
func BenchmarkList(b *testing.B) {
	digest := (&BookHandler{Store: newLongShelf(false)}).List
	stat := (&BookHandler{Store: newLongShelf(true)}).List
	item := serveItem(newLongShelf(true).books[42])
	tests := []struct {
		name   string
		handle http.HandlerFunc
		query  string
		tag    string
		status int
	}{
		{"item 304", item, "", listTag(item, ""), 304},
		{"200 by digest", digest, longQuery, "", 200},
		{"200 by stat", stat, longQuery, "", 200},
		{"304 by digest", digest, longQuery, listTag(digest, longQuery), 304},
		{"304 by stat", stat, longQuery, listTag(stat, longQuery), 304},
		{"304 by stat, no query", stat, "", listTag(stat, ""), 304},
		{"304 by stat, two filters, two keys", stat, fullQuery, listTag(stat, fullQuery), 304},
	}
	for _, test := range tests {
		b.Run(test.name, func(b *testing.B) {
			w, r := &reusedWriter{header: http.Header{}}, listRequest(test.query, test.tag)
			b.ReportAllocs()
			for i := 0; i < b.N; i++ {
				w.reset()
				test.handle(w, r)
			}
			if w.status != test.status {
				b.Fatalf("status %d, want %d", w.status, test.status)
			}
		})
	}
}

// serveItem serves one book, as BookHandler.Get does.
func serveItem(b *Book) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var tag [etagen.TagSize]byte
		if err := bookResource.Serve(w, r, &etagen.State{Tag: appendBookTag(tag[:0], b), Modified: b.UpdatedAt}, nil, b); err != nil {
			panic(err)
		}
	}
}
