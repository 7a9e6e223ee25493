package etagen

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestWritesOfOtherMethods(t *testing.T) {
	h := &bookHandler{Store: mobyShelf()}
	for method, handle := range map[string]http.HandlerFunc{"PUT": h.Put, "PATCH": h.Patch, "DELETE": h.Delete} {
		for _, other := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} {
			if other == method {
				continue
			}
			w, r := httptest.NewRecorder(), httptest.NewRequest(other, "/books/moby", strings.NewReader("{}"))
			r.Header = header("If-Match: *", asJSON)
			r.SetPathValue("id", "moby")
			handle(w, r)
			if w.Code != 405 || w.Header().Get("Allow") != method {
				t.Errorf("%s to the handler of %s: %d %v", other, method, w.Code, w.Header())
			}
		}
	}
}

func TestPutThatDoesNotCreate(t *testing.T) {
	for _, lines := range [][]string{{asJSON, ifNew}, {asJSON, ifMoby}, {}} {
		w, r := httptest.NewRecorder(), httptest.NewRequest("PUT", "/books/new", strings.NewReader("{}"))
		r.Header = header(lines...)
		r.SetPathValue("id", "new")
		Put(w, r, bookWriter{&bookHandler{Store: mobyShelf()}}, &bookResource, bookPattern)
		checkProblem(t, w, http.StatusNotFound, "")
	}
}

// A path that is not an address gets 404, whatever the request says.
func TestPathThatIsNoAddress(t *testing.T) {
	a := changedWriter{bookWriter: bookWriter{&bookHandler{Store: mobyShelf()}}}
	a.make = func(*http.Request) (*book, error) { return nil, fmt.Errorf("no id: %w", errBookNotFound) }
	for _, lines := range [][]string{{asJSON, ifNew}, {asJSON, "If-Match: *"}, {}} {
		w, r := httptest.NewRecorder(), httptest.NewRequest("PUT", "/books/new", strings.NewReader("{}"))
		r.Header = header(lines...)
		r.SetPathValue("id", "new")
		PutOrCreate(w, r, a, &bookResource, bookPattern)
		checkProblem(t, w, http.StatusNotFound, "")
	}
}

func TestStoreThatFails(t *testing.T) {
	broken := errors.New("disk full")
	tests := []struct {
		name   string
		spoil  func(a *changedWriter)
		err    error
		status int
	}{
		{"load", func(a *changedWriter) {
			a.load = func(*http.Request) (*book, error) { return nil, broken }
		}, broken, 500},
		{"update", func(a *changedWriter) {
			a.update = func(context.Context, *book, *book) (*book, error) { return nil, broken }
		}, broken, 500},
		{"update returns nothing", func(a *changedWriter) {
			a.update = func(context.Context, *book, *book) (*book, error) { return nil, nil }
		}, nil, 500},
		{"update is too busy", func(a *changedWriter) {
			a.update = func(context.Context, *book, *book) (*book, error) {
				return nil, fmt.Errorf("database: %w", ErrUnavailable)
			}
		}, nil, 503},
		{"the outcome has no JSON", func(a *changedWriter) {
			a.update = func(_ context.Context, b, _ *book) (*book, error) {
				b.Notes = func() {}
				return b, nil
			}
		}, nil, 500},
		{"load returns nothing", func(a *changedWriter) {
			a.load = func(*http.Request) (*book, error) { return nil, nil }
		}, nil, 404},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var told error
			h := &bookHandler{Store: mobyShelf(), OnError: func(_ *http.Request, err error) { told = err }}
			w, r := httptest.NewRecorder(), httptest.NewRequest("PUT", "/books/moby", strings.NewReader("{}"))
			r.Header = header(asJSON, ifMoby)
			r.SetPathValue("id", "moby")
			a := changedWriter{bookWriter: bookWriter{h}}
			test.spoil(&a)
			Put(w, r, a, &bookResource, bookPattern)
			checkProblem(t, w, test.status, "")
			if (told != nil) != (test.status == 500) || test.err != nil && told != test.err {
				t.Errorf("told %v", told)
			}
			if got := w.Header().Get("Retry-After"); (got != "") != (test.status == 503) {
				t.Errorf("Retry-After: %q", got)
			}
		})
	}
}

// After a change, no response asks to send it again, whatever is wrong with the result and
// however late it is.
func TestResultThatCannotBeSent(t *testing.T) {
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	results := map[string]*book{"none": nil, "other id": {ID: "other"}, "without JSON": {ID: "moby", Notes: func() {}}}
	for _, test := range []struct {
		name   string
		ctx    context.Context
		status int
	}{{"here", context.Background(), 500}, {"late", expired{context.Background()}, 500}, {"gone", canceled, 503}} {
		for name, result := range results {
			t.Run(name+" "+test.name, func(t *testing.T) {
				var told error
				h := &bookHandler{Store: mobyShelf(), OnError: func(_ *http.Request, err error) { told = err }}
				a := placedWriter{changedWriter{bookWriter: bookWriter{h}}}
				a.update = func(context.Context, *book, *book) (*book, error) { return result, nil }
				w, r := httptest.NewRecorder(), httptest.NewRequest("PUT", "/books/moby", strings.NewReader("{}"))
				r.Header = header(asJSON, ifMoby)
				r.SetPathValue("id", "moby")
				Put(w, r.WithContext(test.ctx), a, &bookResource, bookPattern)
				checkProblem(t, w, test.status, "")
				if w.Header()["Retry-After"] != nil || (told != nil) != (test.status == 500) {
					t.Errorf("told %v, header %v", told, w.Header())
				}
			})
		}
	}
}
