package catalog

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A frozenStore costs only a lookup, so the benchmarks measure the generated code.
type frozenStore struct {
	BookStore
	books map[int64]*Book
	page  BookPage
}

func (s frozenStore) GetBook(_ context.Context, id int64) (*Book, error) {
	if b := s.books[id]; b != nil {
		return b, nil
	}
	return nil, ErrBookNotFound
}

func (s frozenStore) StatBook(_ context.Context, id int64) (BookStat, error) {
	if b := s.books[id]; b != nil {
		return BookStat{Version: b.Version, UpdatedAt: b.UpdatedAt}, nil
	}
	return BookStat{}, ErrBookNotFound
}

// UpdateBook stores nothing, so that each request finds the same state.
func (s frozenStore) UpdateBook(_ context.Context, b *Book, _ int64) (*Book, error) { return b, nil }

func (s frozenStore) StatBooks(context.Context, BookQuery) (BookListStat, error) {
	return BookListStat{Counter: 123456}, nil
}

func (s frozenStore) ListBooks(context.Context, BookQuery) (BookPage, error) { return s.page, nil }

const benchID = 163

// newFrozenStore returns a store with one book of 2 KB, and pages of a hundred others.
func newFrozenStore() frozenStore {
	s := frozenStore{books: map[int64]*Book{}}
	for i := range int64(100) {
		b := &Book{
			ID: benchID + i, Audit: Audit{Version: 42 + i, UpdatedAt: time.Date(2026, time.January, 5, 9, 0, 0, 7e6, time.UTC)},
			Title: "Moby-Dick", Author: "herman-melville", Year: 1851, Price: 1195, About: "Call me Ishmael.",
		}
		s.books[b.ID] = b
		s.page.Items = append(s.page.Items, b)
	}
	s.books[benchID].About = strings.Repeat("Call me Ishmael. ", 110)
	return s
}

// smallest is a minimal conditional handler: it looks up the book, compares, and
// sets the three fields that a 304 has here.
func smallest(s frozenStore) http.HandlerFunc {
	b := s.books[benchID]
	books := map[string]*Book{strconv.Itoa(benchID): b}
	tag, cache, groups := []string{BookETag(b)}, []string{"private, no-cache, max-age=0"}, []string{`"/books"`}
	return func(w http.ResponseWriter, r *http.Request) {
		found := books[r.PathValue("id")]
		if vs := r.Header["If-None-Match"]; found != nil && len(vs) == 1 && vs[0] == tag[0] {
			h := w.Header()
			h["Etag"], h["Cache-Control"], h["Cache-Groups"] = tag, cache, groups
			w.WriteHeader(http.StatusNotModified)
		}
	}
}

// A reusedWriter is a response writer that costs nothing.
type reusedWriter struct {
	header http.Header
	status int
}

func (w *reusedWriter) Header() http.Header         { return w.header }
func (w *reusedWriter) WriteHeader(status int)      { w.status = status }
func (w *reusedWriter) Write(p []byte) (int, error) { return len(p), nil }

// newBenchRequest returns a request with five ordinary fields besides the
// precondition, so that the lookup of fields has a realistic cost.
func newBenchRequest(method, target, name, value string) *http.Request {
	u, err := url.Parse(target)
	if err != nil {
		panic(err)
	}
	r := &http.Request{Method: method, URL: u, RequestURI: target, Host: "bookshop", Header: http.Header{
		"Accept":          {"application/json"},
		"Accept-Encoding": {"gzip, deflate, br"},
		"Accept-Language": {"en"},
		"Connection":      {"keep-alive"},
		"User-Agent":      {"Mozilla/5.0"},
	}}
	if name != "" {
		r.Header[name] = []string{value}
	}
	r.SetPathValue("id", strconv.Itoa(benchID))
	return r
}

func tenTags(last string) string {
	var tags []string
	for i := range 9 {
		tags = append(tags, `"`+strconv.Itoa(1+i)+`.k3x9q2"`)
	}
	return strings.Join(append(tags, last), ", ")
}

const benchList = "/books?author=herman-melville&sort=-year&limit=20"

// Each row reports, besides its time, the ratio to the smallest handler, which is
// measured again for each row.
func BenchmarkBookHandler(b *testing.B) {
	store := newFrozenStore()
	h := &BookHandler{Store: store}
	book, tag := "/books/"+strconv.Itoa(benchID), BookETag(store.books[benchID])
	date := BookLastModified(store.books[benchID]).Format(http.TimeFormat)
	content := `{"title":"Moby-Dick","author":"herman-melville","year":1851,"price":1195,"about":"` + store.books[benchID].About + `"}`
	first := &reusedWriter{header: http.Header{}}
	h.List(first, newBenchRequest("GET", benchList, "", ""))
	tests := []struct {
		name           string
		handle         http.HandlerFunc
		method, target string
		field, value   string
		content        string
		status         int
	}{
		{"smallest 304", smallest(store), "GET", book, "If-None-Match", tag, "", 304},
		{"304 by tag", h.Get, "GET", book, "If-None-Match", tag, "", 304},
		{"304 by ten tags", h.Get, "GET", book, "If-None-Match", tenTags(tag), "", 304},
		{"304 by date", h.Get, "GET", book, "If-Modified-Since", date, "", 304},
		{"200", h.Get, "GET", book, "", "", "", 200},
		{"PUT 200", h.Put, "PUT", book, "If-Match", tag, content, 200},
		{"PUT 412", h.Put, "PUT", book, "If-Match", `"41.k3x9q2"`, content, 412},
		{"list 304 by stat", h.List, "GET", benchList, "If-None-Match", first.header.Get("Etag"), "", 304},
		{"list 200 of 100", h.List, "GET", benchList, "", "", "", 200},
	}
	least := repeat(smallest(store), newBenchRequest("GET", book, "If-None-Match", tag), "", 304)
	for _, test := range tests {
		b.Run(test.name, func(b *testing.B) {
			handle := repeat(test.handle, newBenchRequest(test.method, test.target, test.field, test.value), test.content, test.status)
			b.ReportAllocs()
			for b.Loop() {
				if err := handle(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(ratio(handle, least), "x-smallest")
		})
	}
}

// repeat returns a function that sends the same request each time, with as little
// overhead as possible.
func repeat(handle http.HandlerFunc, r *http.Request, content string, status int) func() error {
	w, body := &reusedWriter{header: http.Header{}}, strings.NewReader(content)
	if content != "" {
		r.Header["Content-Type"] = []string{"application/json"}
		r.Body, r.ContentLength = io.NopCloser(body), body.Size()
	}
	return func() error {
		clear(w.header)
		body.Reset(content)
		if handle(w, r); w.status != status {
			return fmt.Errorf("status %d, want %d", w.status, status)
		}
		return nil
	}
}

// ratio returns the ratio of two times, as the median of alternating runs: other
// load on the machine then affects both.
func ratio(one, other func() error) float64 {
	const rounds, batch = 31, 1000
	ratios := make([]float64, rounds)
	elapsed := func(do func() error) float64 {
		began := time.Now()
		for range batch {
			_ = do() // the loop has checked it
		}
		return float64(time.Since(began))
	}
	for i := range ratios {
		ratios[i] = elapsed(one) / elapsed(other)
	}
	slices.Sort(ratios)
	return ratios[rounds/2]
}
