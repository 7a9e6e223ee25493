package etagen_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync"
	"testing"

	etagen "github.com/etagen/etagen/templates/support"
)

// fields returns a header with lines such as "If-Match: *".
func fields(lines ...string) http.Header {
	h := http.Header{}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		h[name] = append(h[name], value)
	}
	return h
}

const asJSON = "Content-Type: application/json"

func TestPost(t *testing.T) {
	const body = `{"id":"b9","version":77,"updated_at":"2001-01-01T00:00:00Z","title":"Mardi","author":"Herman Melville","year":1849}`
	const stored = `{"id":"b9","version":1,"updated_at":"1851-10-18T00:00:00Z","title":"Mardi","author":"Herman Melville","year":1849}`
	s := fullShelf()
	h := &BookHandler{Store: s}
	w := serveBody(h, "POST", "/books", fields(asJSON), body)
	want := fields("Content-Type: application/json", "Content-Length: "+fmt.Sprint(len(stored)), "Etag: \"1.k3x9q2\"", "Last-Modified: Sat, 18 Oct 1851 00:00:00 GMT",
		"Location: books/b9", "Content-Location: books/b9", `Cache-Group-Invalidation: "/books"`)
	if w.Code != 201 || w.Body.String() != stored || !reflect.DeepEqual(w.Header(), want) {
		t.Errorf("got  %d %v %s\nwant 201 %v %s", w.Code, w.Header(), w.Body, want, stored)
	}
	if s.lists != 0 {
		t.Error("the list was read, and no precondition asks for it")
	}
	list := serve(h, "GET", "/books?limit=5", nil)
	if !strings.Contains(list.Body.String(), stored) {
		t.Errorf("the list is %s", list.Body)
	}
}

func TestPostWithoutID(t *testing.T) {
	w := serveBody(&BookHandler{Store: fullShelf()}, "POST", "/books", fields(asJSON), `{"title":"Mardi"}`)
	if w.Code != 201 || w.Header().Get("Location") != "books/new4" {
		t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
	}
}

// Preconditions of POST apply to the list.
func TestPostPreconditions(t *testing.T) {
	for _, vouches := range []bool{false, true} {
		s := fullShelf()
		s.vouches = vouches
		tag := serve(&BookHandler{Store: s}, "GET", "/books", nil).Header().Get("Etag")
		other := serve(&BookHandler{Store: s}, "GET", "/books?limit=2", nil).Header().Get("Etag")
		tests := []struct {
			line   string
			status int
			field  string
		}{
			{"Accept: */*", 201, ""},
			{"If-None-Match: " + tag, 412, "If-None-Match"},
			{"If-None-Match: W/" + tag, 412, "If-None-Match"},
			{"If-None-Match: " + `"x", ` + tag, 412, "If-None-Match"},
			{"If-None-Match: *", 412, "If-None-Match"},
			{"If-None-Match: " + `"x"`, 201, ""},
			{"If-None-Match: " + other, 201, ""},
			{"If-None-Match: x", 400, "If-None-Match"},
			{"If-Match: " + tag, 201, ""},
			{"If-Match: *", 201, ""},
			{"If-Match: " + other, 412, "If-Match"},
			{"If-Match: W/" + tag, 412, "If-Match"},
			{"If-Match: x", 412, "If-Match"},
			{"If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT", 201, ""},
			{"If-Modified-Since: Fri, 06 Nov 2093 08:49:37 GMT", 201, ""},
		}
		for _, test := range tests {
			t.Run(fmt.Sprintf("%s, vouches %t", test.line, vouches), func(t *testing.T) {
				s := fullShelf()
				s.vouches = vouches
				w := serveBody(&BookHandler{Store: s}, "POST", "/books", fields(asJSON, test.line), `{"title":"Mardi"}`)
				if w.Code != test.status || (len(s.books) == 5) != (test.status == 201) {
					t.Fatalf("%d with %d books, want %d: %s", w.Code, len(s.books), test.status, w.Body)
				}
				if test.status == 201 {
					return
				}
				if w.Header().Get("Etag") != tag || w.Header()["Cache-Group-Invalidation"] != nil {
					t.Errorf("header %v", w.Header())
				}
				if !strings.Contains(w.Body.String(), `"header":"`+test.field+`"`) {
					t.Errorf("not about %s: %s", test.field, w.Body)
				}
			})
		}
	}
}

// The list changes while the content of a POST is being received.
func TestPostPreconditionsHoldWhenTheContentIsThere(t *testing.T) {
	for _, line := range []string{"If-Match", "If-None-Match"} {
		s := fullShelf()
		h := &BookHandler{Store: s}
		tag := serve(h, "GET", "/books", nil).Header().Get("Etag")
		changed := fullShelf()
		changed.remove(0)
		if line == "If-None-Match" {
			tag = serve(&BookHandler{Store: changed}, "GET", "/books", nil).Header().Get("Etag")
		}
		content := io.MultiReader(strings.NewReader(`{"title":`), onRead(func() { s.remove(0) }), strings.NewReader(`"Mardi"}`))
		w, r := httptest.NewRecorder(), httptest.NewRequest("POST", "/books", content)
		r.Header = fields(asJSON, line+": "+tag)
		h.Create(w, r)
		if w.Code != 412 || len(s.books) != 3 {
			t.Errorf("%s: %d with %d books: %s", line, w.Code, len(s.books), w.Body)
		}
	}
}

// A crowd is a shelf whose creations wait for each other: none is stored before all have
// passed their preconditions.
type crowd struct {
	*shelf
	mu  sync.Mutex // for the shelf
	all sync.WaitGroup
}

func (c *crowd) ListBooks(ctx context.Context, q BookQuery) (BookPage, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.shelf.ListBooks(ctx, q)
}

func (c *crowd) StatBooks(ctx context.Context, q BookQuery) (BookListStat, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.shelf.StatBooks(ctx, q)
}

func (c *crowd) CreateBook(ctx context.Context, b *Book) (*Book, error) {
	c.all.Done()
	c.all.Wait()
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.shelf.CreateBook(ctx, b)
}

// A precondition of POST is no guard against requests at the same time, as docs/http.md
// says, since the store is handed no version of a list. Later ones are refused.
func TestEightPostsAtOnce(t *testing.T) {
	for _, test := range []struct{ target, line string }{
		{"/books", "If-Match"}, {"/books?author=herman-melville", "If-Match"}, {"/books?limit=3", "If-Match"},
	} {
		c := &crowd{shelf: fullShelf()}
		h := &BookHandler{Store: c}
		line := test.line + ": " + serve(h, "GET", test.target, nil).Header().Get("Etag")
		c.all.Add(8)
		statuses := make(chan int)
		for range 8 {
			go func() {
				statuses <- serveBody(h, "POST", test.target, fields(asJSON, line), `{"title":"Mardi","author":"herman-melville"}`).Code
			}()
		}
		for range 8 {
			if got := <-statuses; got != 201 {
				t.Errorf("%s: %d", test.target, got)
			}
		}
		c.all.Add(1) // which no refused request takes back
		if got := serveBody(h, "POST", test.target, fields(asJSON, line), `{"title":"Omoo","author":"herman-melville"}`).Code; got != 412 {
			t.Errorf("%s: the ninth is %d", test.target, got)
		}
	}
}

// A precondition applies to one state of the list, which is loaded once. Mistakes in the
// content are reported after it.
func TestPostLooksAtTheListOnce(t *testing.T) {
	for body, want := range map[string]int{`{"title":"Mardi"}`: 201, `{"title":`: 400, `{"titel":""}`: 422} {
		s := fullShelf()
		h := &BookHandler{Store: s}
		tag := serve(h, "GET", "/books", nil).Header().Get("Etag")
		s.lists = 0
		w := serveBody(h, "POST", "/books", fields(asJSON, "If-Match: "+tag), body)
		if w.Code != want || s.lists != 1 {
			t.Errorf("%s: %d, want %d; the list was loaded %d times", body, w.Code, want, s.lists)
		}
	}
}

// An onRead is an empty reader that calls a function when it is read.
type onRead func()

func (f onRead) Read([]byte) (int, error) { f(); return 0, io.EOF }

// Preconditions also apply to the filtered list, if the address has a query.
func TestPostPreconditionsAreAboutTheQuery(t *testing.T) {
	s := fullShelf()
	h := &BookHandler{Store: s}
	tag := serve(h, "GET", "/books?year=1851", nil).Header().Get("Etag")
	for target, want := range map[string]int{"/books?year=1851": 412, "/books?year=1852": 201, "/books": 201, "/books?year=x": 400, "/books?x": 400} {
		w := serveBody(h, "POST", target, fields(asJSON, "If-None-Match: "+tag), `{"title":"Mardi"}`)
		if w.Code != want || w.Header().Get("Content-Length") != fmt.Sprint(w.Body.Len()) || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s: %d, want %d: %v %s", target, w.Code, want, w.Header(), w.Body)
		}
		if want == 201 {
			s.remove(4)
			s.counter -= 2
		}
	}
}

// Each request has all mistakes of those below it.
func TestPostOrderOfRefusals(t *testing.T) {
	const tooLong = `{"id": "b1", "title": 1, "title": "x", "nonsense": true}          ...`
	tests := []struct {
		name   string
		lines  []string
		body   string
		status int
	}{
		{"method", nil, tooLong, 405},
		{"type", []string{"If-Match: x"}, tooLong, 415},
		{"type of a patch", []string{"If-Match: x", "Content-Type: application/merge-patch+json"}, tooLong, 415},
		{"precondition", []string{"If-Match: x", asJSON}, tooLong, 412},
		{"malformed precondition", []string{"If-None-Match: x", asJSON}, tooLong, 400},
		{"length", []string{asJSON}, tooLong, 413},
		{"no JSON", []string{asJSON}, `{"id": "b1", "x": 1`, 400},
		{"no content", []string{asJSON}, "", 400},
		{"unknown member", []string{asJSON}, `{"id": "b1", "x": 1}`, 422},
		{"wrong type", []string{asJSON}, `{"id": "b1", "year": "x"}`, 422},
		{"no object", []string{asJSON}, `null`, 422},
		{"id that exists", []string{asJSON}, `{"id": "b1"}`, 409},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := fullShelf()
			h := &BookHandler{Store: s, MaxBody: 50}
			w, r := httptest.NewRecorder(), httptest.NewRequest("POST", "/books", strings.NewReader(test.body))
			r.Header = fields(test.lines...)
			if test.status == 405 {
				r.Method = "PUT"
			}
			h.Create(w, r)
			var problem struct{ Status int }
			if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil || w.Code != test.status || problem.Status != test.status {
				t.Errorf("%d, want %d: %s", w.Code, test.status, w.Body)
			}
			if len(s.books) != 4 || w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%d books, header %v", len(s.books), w.Header())
			}
			for _, name := range []string{"Location", "Content-Location", "Cache-Group-Invalidation"} {
				if w.Header()[name] != nil {
					t.Errorf("%s: %s", name, w.Header()[name])
				}
			}
		})
	}
}

func TestPostWhereTheStoreFails(t *testing.T) {
	tests := []struct {
		name   string
		store  brokenShelf
		lines  []string
		status int
		told   int
	}{
		{"create", brokenShelf{list: errBroken}, nil, 500, 1},
		{"parent missing", brokenShelf{list: fmt.Errorf("no shelf: %w", ErrBookNotFound)}, nil, 404, 0},
		{"busy", brokenShelf{list: fmt.Errorf("locked: %w", etagen.ErrUnavailable)}, nil, 503, 0},
		{"nothing returned", brokenShelf{}, nil, 500, 1},
		{"list", brokenShelf{stat: errBroken}, []string{"If-Match: *"}, 500, 1},
		{"list busy", brokenShelf{stat: etagen.ErrUnavailable}, []string{"If-Match: *"}, 503, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			told := 0
			h := &BookHandler{Store: test.store, OnError: func(*http.Request, error) { told++ }}
			w := serveBody(h, "POST", "/books", fields(append(test.lines, asJSON)...), `{"title":"Mardi"}`)
			if w.Code != test.status || told != test.told || strings.Contains(w.Body.String(), "broken") {
				t.Errorf("%d, told %d: %s", w.Code, told, w.Body)
			}
			if h := w.Header(); h.Get("Content-Type") != "application/problem+json" || h.Get("Cache-Control") != "no-store" || (h.Get("Retry-After") != "") != (test.status == 503) {
				t.Errorf("header %v", h)
			}
		})
	}
}

// An id that no address can contain is rejected before the book is stored. It is an
// error of the store if the store has chosen it.
func TestPostOfWhatHasNoAddress(t *testing.T) {
	for _, id := range []string{".", "..", "/", `a\u0000`, strings.Repeat("x", 1025), strings.Repeat("é", 513)} {
		s := fullShelf()
		w := serveBody(&BookHandler{Store: s}, "POST", "/books", fields(asJSON), `{"id":"`+id+`"}`)
		if w.Code != 422 || len(s.books) != 4 || w.Header()["Location"] != nil {
			t.Errorf("%s: %d with %d books, header %v", id, w.Code, len(s.books), w.Header())
		}
	}
	for _, id := range []string{"", ".", "..", "/", "a\x00", "\xff", strings.Repeat("x", 1025)} {
		told := ""
		h := &BookHandler{Store: namingShelf{brokenShelf{}, id}, OnError: func(_ *http.Request, err error) { told = err.Error() }}
		w := serveBody(h, "POST", "/books", fields(asJSON), `{"title":"Mardi"}`)
		if w.Code != 500 || !strings.Contains(told, fmt.Sprintf("%.100q", id)) || len(told) > 1000 || w.Header()["Location"] != nil || w.Header()["Etag"] != nil {
			t.Errorf("%q: %d, told %q, header %v", id, w.Code, told, w.Header())
		}
	}
}

// A namingShelf gives every new book the same id.
type namingShelf struct {
	brokenShelf
	id string
}

func (s namingShelf) CreateBook(_ context.Context, b *Book) (*Book, error) {
	b.ID = s.id
	return b, nil
}

// A store may report that an item collides with another in something other than the id.
func TestPostConflict(t *testing.T) {
	resource := etagen.Resource{NotFound: ErrBookNotFound, Conflict: errBroken}
	w, r := httptest.NewRecorder(), httptest.NewRequest("POST", "/books", strings.NewReader(`{}`))
	r.Header = fields(asJSON)
	etagen.Post(w, r, bookCreator{&BookHandler{Store: brokenShelf{list: errBroken}}}, &resource, "/books")
	if w.Code != 409 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// Location is correct wherever the routes are registered.
func TestPostLocation(t *testing.T) {
	mux := http.NewServeMux()
	(&BookHandler{Store: fullShelf()}).Register(mux)
	routes := http.NewServeMux()
	routes.Handle("/api/v1/", http.StripPrefix("/api/v1", mux))
	routes.Handle("/", mux)
	routes.HandleFunc("/elsewhere", func(w http.ResponseWriter, r *http.Request) {
		r.URL.Path = "/books"
		mux.ServeHTTP(w, r)
	})
	tests := []struct{ name, target, id, want string }{
		{"root", "/books", "c1", "books/c1"},
		{"query", "/books?limit=3", "c2", "books/c2"},
		{"prefix", "/api/v1/books?limit=3", "c3", "books/c3"},
		{"prefix, escaped", "/api/v1/b%6Foks", "c4", "books/c4"},
		{"absolute form", "http://example.com/api/v1/books", "c5", "books/c5"},
		{"other path", "/elsewhere", "c6", "books/c6"},
		{"id to be escaped", "/books", "a/b ?é", "books/a%2Fb%20%3F%C3%A9"},
		{"id like a scheme", "/books", "urn:x", "books/urn:x"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w, r := httptest.NewRecorder(), httptest.NewRequest("POST", test.target, strings.NewReader(`{"id":"`+test.id+`"}`))
			r.Header = fields(asJSON)
			routes.ServeHTTP(w, r)
			if got := w.Header(); w.Code != 201 || got.Get("Location") != test.want || got.Get("Content-Location") != test.want {
				t.Errorf("%d %v, want %s", w.Code, got, test.want)
			}
		})
	}
}
