package etagen_test

import (
	"net/http"
	"reflect"
	"testing"
)

// TestWrapperOfAListChangesWhatIsThere has a wrapper that overwrites or appends to the
// fields of a list's response. The next responses must not be affected.
func TestWrapperOfAListChangesWhatIsThere(t *testing.T) {
	tag := serve(&BookHandler{Store: fullShelf()}, "GET", "/books?limit=2", nil).Header().Get("Etag")
	requests := []struct {
		name, method, target string
		header               http.Header
		body                 string
		status               int
	}{
		{"200 of a list", "GET", "/books?limit=2", nil, "", 200},
		{"304 of a list by its tag", "GET", "/books?limit=2", fields("If-None-Match: " + tag), "", 304},
		{"304 of a list by *", "GET", "/books?limit=2", fields("If-None-Match: *"), "", 304},
		{"400 of a query", "GET", "/books?limit=0", nil, "", 400},
		{"412 of a POST", "POST", "/books?limit=2", fields(asJSON, "If-None-Match: "+tag), `{"title":"Mardi"}`, 412},
		{"201 of a POST", "POST", "/books", fields(asJSON), `{"id":"c1","title":"Mardi"}`, 201},
		{"415 of a POST", "POST", "/books", fields("Content-Type: text/plain"), `{"title":"Mardi"}`, 415},
		{"204 of OPTIONS", "OPTIONS", "/books", nil, "", 204},
	}
	wrappers := map[string]func(h http.Header, name string){
		"writes in place":    func(h http.Header, name string) { h[name][0] = "public" },
		"appends in place":   func(h http.Header, name string) { _ = append(h[name], "public") },
		"clears what it has": func(h http.Header, name string) { clear(h[name]) },
	}
	for _, request := range requests {
		for wrapper, change := range wrappers {
			answer := func() http.Header {
				w := serveBody(&BookHandler{Store: fullShelf()}, request.method, request.target, request.header.Clone(), request.body)
				if w.Code != request.status {
					t.Fatalf("%s: %d %s", request.name, w.Code, w.Body)
				}
				return w.Header()
			}
			first := answer().Clone()
			held, changed := answer(), answer()
			for name := range changed {
				change(changed, name)
			}
			if !reflect.DeepEqual(held, first) || !reflect.DeepEqual(answer(), first) {
				t.Errorf("%s, after a wrapper %s: %v and %v, before %v", request.name, wrapper, held, answer(), first)
			}
		}
	}
}
