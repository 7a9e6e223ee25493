package etagen

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
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

var benchTime = time.Date(2024, 11, 21, 21, 31, 15, 123, time.UTC)

const benchTag = `"42.k3x9q2"`

// frozenShelf is a bookStore that only costs a look-up.
type frozenShelf struct {
	*bookShelf
	books map[string]*book
}

func (s frozenShelf) GetBook(_ context.Context, id string) (*book, error) {
	if b := s.books[id]; b != nil {
		return b, nil
	}
	return nil, errBookNotFound
}

func benchStore() frozenShelf {
	b := book{ID: "b1", Version: 42, UpdatedAt: benchTime, Title: strings.Repeat("Moby-Dick; or, The Whale. ", 80)}
	return frozenShelf{newShelf(b), map[string]*book{"b1": &b}}
}

// benchRequest returns a request with five common fields besides the condition, so that
// look-ups are realistic.
func benchRequest(condition ...string) *http.Request {
	r, err := http.NewRequest(http.MethodGet, "http://localhost/books/b1", nil)
	if err != nil {
		panic(err)
	}
	r.SetPathValue("id", "b1")
	r.Header = http.Header{
		"Accept":          {"application/json"},
		"Accept-Encoding": {"gzip, deflate, br"},
		"Accept-Language": {"en"},
		"Connection":      {"keep-alive"},
		"User-Agent":      {"Mozilla/5.0"},
	}
	for i := 0; i < len(condition); i += 2 {
		r.Header.Add(condition[i], condition[i+1])
	}
	return r
}

// smallest returns the smallest handler that is conditional at all.
func smallest(books map[string]*book) http.HandlerFunc {
	etag, cache, vary := []string{benchTag}, []string{"private, no-cache, max-age=0"}, []string{"Accept-Language"}
	return func(w http.ResponseWriter, r *http.Request) {
		b := books[r.PathValue("id")]
		if vs := r.Header["If-None-Match"]; b != nil && len(vs) == 1 && vs[0] == benchTag {
			h := w.Header()
			h["Etag"], h["Cache-Control"], h["Vary"] = etag, cache, vary
			w.WriteHeader(http.StatusNotModified)
		}
	}
}

func tenTags() string {
	others := make([]string, 9)
	for i := range others {
		others[i] = `"` + strings.Repeat(string(rune('a'+i)), 9) + `"`
	}
	return strings.Join(append(others, benchTag), ", ")
}

func BenchmarkServe(b *testing.B) {
	handler := &bookHandler{Store: benchStore()}
	tests := []struct {
		name    string
		handle  http.HandlerFunc
		request *http.Request
		status  int
	}{
		{"smallest", smallest(benchStore().books), benchRequest("If-None-Match", benchTag), 304},
		{"304 by tag", handler.Get, benchRequest("If-None-Match", benchTag), 304},
		{"304 by weak tag", handler.Get, benchRequest("If-None-Match", "W/"+benchTag), 304},
		{"304 by last of ten tags", handler.Get, benchRequest("If-None-Match", tenTags()), 304},
		{"304 by tag from a replica", handler.getReplica, benchRequest("If-None-Match", benchTag), 304},
		{"304 by last of ten tags from a replica", handler.getReplica, benchRequest("If-None-Match", tenTags()), 304},
		{"304 by date", handler.Get, benchRequest("If-Modified-Since", "Thu, 21 Nov 2024 21:31:15 GMT"), 304},
		{"200", handler.Get, benchRequest(), 200},
		{"412", handler.Get, benchRequest("If-Match", `"41.k3x9q2"`), 412},
	}
	for _, test := range tests {
		b.Run(test.name, func(b *testing.B) {
			w := &reusedWriter{header: http.Header{}}
			b.ReportAllocs()
			for i := 0; i < b.N; i++ {
				w.reset()
				test.handle(w, test.request)
			}
			if w.status != test.status {
				b.Fatalf("status %d, want %d", w.status, test.status)
			}
		})
	}
}
