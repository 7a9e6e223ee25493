package main

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"example.com/routers/catalog"
)

const pageOrigin = "https://shop.example"

// crossed has the requests of a page of another origin, and their statuses. Each request
// starts with the state that the previous ones left.
var crossed = []step{
	{"POST /api/books" + asJSON + "\n\n{\"id\":\"1\",\"title\":\"Typee\"}", 201},
	{"GET /api/books", 200},
	{"GET /api/books/1", 200},
	{"HEAD /api/books/1", 200},
	{"GET /api/books/1\nIf-None-Match: TAG", 304},
	{"GET /api/books/1\nIf-Match: \"x\"", 412},
	{"PUT /api/books/1" + asJSON + "\n\n{}", 428},
	{"PUT /api/books/1\nIf-Match: TAG" + asJSON + "\n\n{\"title\":\"Omoo\"}", 200},
	{"PATCH /api/books/1\nIf-Match: \"x\"" + asPatch + "\n\n{}", 412},
	{"PATCH /api/books/1\nIf-Match: *" + asJSON + "\n\n{}", 415},
	{"GET /api/books/2", 404},
	{"GET /api/books?limit=0", 400},
	{"OPTIONS /api/books/1", 204},
	{"DELETE /api/books/1\nIf-Match: *", 204},
}

// With each middleware and on each router, a page may send the fields that BookCORS
// names, and finds each name once among the fields it may read.
func TestPagesOfAnotherOrigin(t *testing.T) {
	for middleware, wrap := range crossings() {
		for router, newRouter := range byName() {
			t.Run(middleware+" "+router, func(t *testing.T) {
				handler, err := wrap(newRouter(newService(newShelf())), pageOrigin)
				if err != nil {
					t.Fatal(err)
				}
				c := conversation{t: t, address: serve(t, handler)}
				for _, step := range crossed {
					head, content, _ := strings.Cut(step.request, "\n\n")
					got := c.send(head + "\nOrigin: " + pageOrigin + "\n\n" + content)
					if got.status != step.status || got.header.Get("Access-Control-Allow-Origin") != pageOrigin {
						t.Errorf("%s\nis answered %v, want %d", step.request, got, step.status)
					}
					if exposed := namesIn(got.header["Access-Control-Expose-Headers"]); !slices.Equal(exposed, lower(catalog.BookCORS.ResponseHeaders)) {
						t.Errorf("%s\nexposes %q, want %q", step.request, exposed, catalog.BookCORS.ResponseHeaders)
					}
				}
			})
		}
	}
}

// A browser sends a preflight request before anything that a form could not send.
func TestPagesMaySendWhatTheResourceReads(t *testing.T) {
	for middleware, wrap := range crossings() {
		handler, err := wrap(newMux(newService(newShelf())), pageOrigin)
		if err != nil {
			t.Fatal(err)
		}
		address := serve(t, handler)
		for _, method := range catalog.BookCORS.Methods {
			for _, field := range catalog.BookCORS.RequestHeaders {
				if got := preflight(t, address, pageOrigin, method, field); !granted(got, method, field) {
					t.Errorf("%s: %s with %s: %v", middleware, method, field, got)
				}
			}
		}
		for _, other := range [][3]string{
			{"https://evil.example", "PUT", "If-Match"},
			{pageOrigin, "PURGE", "If-Match"},
			{pageOrigin, "PUT", "X-Admin"},
		} {
			if got := preflight(t, address, other[0], other[1], other[2]); granted(got, other[1], other[2]) {
				t.Errorf("%s: %v: %v", middleware, other, got)
			}
		}
	}
}

// The handler itself exposes the fields that a service's own middleware does not.
func TestPagesReadTagsWithoutBeingToldOfThem(t *testing.T) {
	handler := newMux(newService(newShelf()))
	c := conversation{t: t, address: serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		handler.ServeHTTP(w, r)
	}))}
	for _, step := range crossed {
		got := c.send(step.request)
		if exposed := namesIn(got.header["Access-Control-Expose-Headers"]); got.status != step.status || !slices.Equal(exposed, lower(catalog.BookCORS.ResponseHeaders)) {
			t.Errorf("%s\nis answered %v", step.request, got)
		}
	}
}

// preflight asks whether a page of an origin may send a request.
func preflight(t *testing.T, address, origin, method, field string) answer {
	t.Helper()
	return send(t, address, "OPTIONS /api/books/1\nOrigin: "+origin+"\nAccess-Control-Request-Method: "+method+
		"\nAccess-Control-Request-Headers: "+strings.ToLower(field))
}

// granted reports whether a browser would send the request after this response.
func granted(a answer, method, field string) bool {
	methods := a.header.Get("Access-Control-Allow-Methods")
	simple := method == "GET" || method == "HEAD" || method == "POST"
	return a.status/100 == 2 && a.header.Get("Access-Control-Allow-Origin") == pageOrigin &&
		(simple || slices.Contains(strings.Split(methods, ","), method)) &&
		slices.Contains(namesIn(a.header["Access-Control-Allow-Headers"]), strings.ToLower(field))
}

// namesIn returns the members of a list of names, in lower case and sorted.
func namesIn(lines []string) []string {
	names := strings.Split(strings.Join(lines, ","), ",")
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	return lower(names)
}

// lower returns names in lower case and sorted.
func lower(names []string) []string {
	names = slices.Clone(names)
	for i := range names {
		names[i] = strings.ToLower(names[i])
	}
	slices.Sort(names)
	return names
}
