package etagen

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Validators are sent only if what was sent is what is stored (RFC 9110 §9.3.4).
func TestValidatorsInTheAnswerToPut(t *testing.T) {
	unchanged := func(h *bookHandler) { // a store that does not stamp what it stores
		h.Store = asSent{h.Store.(*bookShelf)}
	}
	always := &Resource{NotFound: errBookNotFound, Conflict: errBookConflict, Exists: errBookExists, PutValidators: true}
	passing := like(&bookResource)
	passing.Unread = []string{"user"}
	tests := []struct {
		name, body string
		setup      func(*bookHandler)
		res        *Resource
		want       bool
	}{
		{"as sent", mobyJSON, unchanged, &bookResource, true},
		{"as sent, but for a newline", mobyJSON + "\n", unchanged, &bookResource, false},
		{"as sent, but for a blank", strings.Replace(mobyJSON, ":", ": ", 1), unchanged, &bookResource, false},
		{"as sent, but for a member that is passed over", strings.Replace(mobyJSON, "{", `{"user":1,`, 1), unchanged, passing, false},
		{"as sent, but for blanks where a member could be passed over", strings.Replace(mobyJSON, ",", " , ", 1), unchanged, passing, false},
		{"as sent, where nothing is passed over", mobyJSON, unchanged, passing, true},
		{"with another version", mobyJSON, func(*bookHandler) {}, &bookResource, false},
		{"always", `{}`, func(*bookHandler) {}, always, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := &bookHandler{Store: mobyShelf()}
			test.setup(h)
			w, r := httptest.NewRecorder(), httptest.NewRequest("PUT", "/books/moby", strings.NewReader(test.body))
			r.Header = header(asJSON, ifMoby)
			r.SetPathValue("id", "moby")
			w.Header().Set("Etag", `"of a wrapper"`)
			w.Header().Set("Last-Modified", "of a wrapper")
			PutOrCreate(w, r, bookWriter{h}, test.res, bookPattern)
			if w.Code != 200 {
				t.Fatalf("%d %s", w.Code, w.Body)
			}
			for _, name := range []string{"Etag", "Last-Modified"} {
				if got := w.Header().Get(name); (got != "") != test.want || strings.Contains(got, "wrapper") {
					t.Errorf("%s: %q", name, got)
				}
			}
		})
	}
}

// asSent is a bookStore that returns what it receives.
type asSent struct{ *bookShelf }

func (s asSent) UpdateBook(_ context.Context, b *book, _ int64) (*book, error) { return b, nil }

func TestRequestTarget(t *testing.T) {
	put := func(h *bookHandler) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { r.SetPathValue("id", "moby"); h.Put(w, r) }
	}
	tests := []struct {
		name, target string
		noServer     bool
		handle       func(*bookHandler) http.Handler
		want         string
	}{
		{"as sent", "/books/moby", false, func(h *bookHandler) http.Handler { return put(h) }, "moby"},
		{"with a query", "/books/moby?a=%20b/c:d", false, func(h *bookHandler) http.Handler { return put(h) }, "moby?a=%20b/c:d"},
		{"behind StripPrefix", "/v1/books/moby", false, func(h *bookHandler) http.Handler { return http.StripPrefix("/v1", put(h)) }, "moby"},
		{"not ASCII", "/v1/b\xc3\xbccher/a%2Fb^\xc3\xbc?\xc3\xbc#%zz", false, func(h *bookHandler) http.Handler { return put(h) }, "a%2Fb%5E%C3%BC?%C3%BC%23%zz"},
		{"what would be a host", "//books", false, func(h *bookHandler) http.Handler { return put(h) }, "books"},
		{"what would be a scheme", "/books/urn:isbn:1", false, func(h *bookHandler) http.Handler { return put(h) }, "./urn:isbn:1"},
		{"a slash at the end", "/books/moby/", false, func(h *bookHandler) http.Handler { return put(h) }, "./"},
		{"a slash at the end, and a query", "/books/moby/?a=b", false, func(h *bookHandler) http.Handler { return put(h) }, "./?a=b"},
		{"absolute form", "http://example.com/books/moby", false, func(h *bookHandler) http.Handler { return put(h) }, "moby"},
		{"absolute form without a path", "http://example.com", false, func(h *bookHandler) http.Handler { return put(h) }, "./"},
		{"from no server", "/books/moby?a=b", true, func(h *bookHandler) http.Handler { return put(h) }, "moby?a=b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w, r := httptest.NewRecorder(), httptest.NewRequest("PUT", test.target, strings.NewReader("{}"))
			if r.Header = header(asJSON, ifMoby); test.noServer {
				r.RequestURI = ""
			}
			test.handle(&bookHandler{Store: mobyShelf()}).ServeHTTP(w, r)
			if got := w.Header().Get("Content-Location"); w.Code != 200 || got != test.want {
				t.Errorf("%d, Content-Location %q, want %q", w.Code, got, test.want)
			}
		})
	}
}

// An address that a client has made long is not sent back: after the change, the header
// would be too long for proxies.
func TestAddressesInAnAnswerAreBounded(t *testing.T) {
	for _, test := range []struct {
		id, query string
		status    int
		sent      bool
	}{
		{"moby", strings.Repeat("a", 2<<10-10), 200, true},
		{"moby", strings.Repeat("a", 2<<10), 200, false},
		{"moby", strings.Repeat("\xff", 1<<10), 200, false},
		{"new", strings.Repeat("a", 8<<10), 201, false},
		{"new", "a", 201, true},
	} {
		w, r := httptest.NewRecorder(), httptest.NewRequest("PUT", "/books/"+test.id+"?"+test.query, strings.NewReader("{}"))
		r.Header = header(asJSON)
		r.SetPathValue("id", test.id)
		PutOrCreate(w, r, bookWriter{&bookHandler{Store: mobyShelf()}}, requiring(RequireNone), bookPattern)
		location, content := w.Header().Get("Location") != "", w.Header().Get("Content-Location") != ""
		if w.Code != test.status || content != test.sent || location != (test.sent && test.status == 201) {
			t.Errorf("%.30s of %d bytes: %d, Content-Location %t, Location %t", test.query, len(test.query), w.Code, content, location)
		}
	}
}
