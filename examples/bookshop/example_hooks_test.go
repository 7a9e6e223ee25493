package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
	"example.com/bookshop/store"
)

// These are the examples of docs/hooks.md. A test compares them with the page.

// exampleShop returns the store of a bookshop in which every book is new.
func exampleShop() (s *store.Store, done func()) {
	content, err := seeded()
	check(err)
	dir, err := os.MkdirTemp("", "bookshop")
	check(err)
	path := filepath.Join(dir, "shop.db")
	check(os.WriteFile(path, content, 0o600))
	s, err = store.Open(context.Background(), path)
	check(err)
	return s, func() { check(errors.Join(s.Close(), os.RemoveAll(dir))) }
}

// check ends an example that cannot go on.
func check(err error) {
	if err != nil {
		panic(err)
	}
}

// ask sends a request with header lines, and prints the status and the content of an
// error. A line that begins with a brace is the content of the request.
func ask(h interface{ Register(*http.ServeMux) }, request string, lines ...string) {
	mux := http.NewServeMux()
	h.Register(mux)
	method, path, _ := strings.Cut(request, " ")
	content, header := "", http.Header{}
	for _, line := range lines {
		if name, value, _ := strings.Cut(line, ": "); strings.HasPrefix(line, "{") {
			content = line
		} else {
			header.Set(name, value)
		}
	}
	r := httptest.NewRequest(method, path, strings.NewReader(content))
	r.Header = header
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, r)
	fmt.Println(w.Code, strings.TrimSpace(w.Body.String()))
}

func Example_authorize() {
	books, done := exampleShop()
	defer done()
	h := &catalog.BookHandler{Store: books}
	h.Authorize = func(r *http.Request, op etagen.Op, b *catalog.Book) error {
		switch user := r.Header.Get("Authorization"); {
		case b != nil && b.ID == 9 && user != "Bearer editor":
			return fmt.Errorf("not published yet: %w", catalog.ErrBookNotFound) // hidden: as if it did not exist
		case op == etagen.OpGet || op == etagen.OpList:
			return nil
		case user == "":
			return &etagen.Problem{Status: http.StatusUnauthorized, Fields: http.Header{"WWW-Authenticate": {"Bearer"}}}
		case user != "Bearer editor":
			return etagen.Refuse(http.StatusForbidden, "Editors alone may change books.")
		}
		return nil
	}
	ask(h, "DELETE /books/2", `If-Match: "0.i7uats"`)
	ask(h, "DELETE /books/2", `If-Match: "0.i7uats"`, "Authorization: Bearer reader")
	ask(h, "GET /books/9", "If-None-Match: *")
	ask(h, "DELETE /books/2", `If-Match: "1.i7uats"`, "Authorization: Bearer editor")
	// Output:
	// 401 {"title":"Unauthorized","status":401}
	// 403 {"title":"Forbidden","status":403,"detail":"Editors alone may change books."}
	// 404 {"title":"Not Found","status":404,"detail":"There is no resource at this URL."}
	// 204
}

func Example_observe() {
	books, done := exampleShop()
	defer done()
	requests := map[string]int{} // by outcome: a counter of your metrics
	h := &catalog.BookHandler{Store: books}
	h.Observe = func(_ *http.Request, d etagen.Decision) {
		requests[fmt.Sprintf("%v %s %d %s", d.Op, d.Pattern, d.Status, d.Field)]++
		if !d.Loaded && d.Status == http.StatusNotModified {
			requests["304 without loading a book"]++
		}
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "/books/2", http.NoBody)
	r.SetPathValue("id", "2")
	r.Header.Set("If-None-Match", `"1.i7uats"`)
	h.Get(w, r)
	h.Get(w, r)
	h.Delete(w, httptest.NewRequest(http.MethodGet, "/books/2", http.NoBody)) // mounted by mistake
	for _, line := range sorted(requests) {
		fmt.Println(line)
	}
	// Output:
	// 1 delete /books/{id} 405
	// 2 304 without loading a book
	// 2 get /books/{id} 304 If-None-Match
}

func Example_writeProblem() {
	books, done := exampleShop()
	defer done()
	h := &catalog.BookHandler{Store: books}
	h.WriteProblem = func(w http.ResponseWriter, _ *http.Request, p *etagen.Problem) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(p.Status)
		fmt.Fprintf(w, `{"error":{"code":%d,"message":%q}}`, p.Status, p.Title)
	}
	ask(h, "GET /books/2", `If-Match: "0.i7uats"`)
	ask(h, "GET /books/2", `If-None-Match: "1.i7uats"`) // no error: a 304 has no content
	// Output:
	// 412 {"error":{"code":412,"message":"Precondition Failed"}}
	// 304
}

func Example_onError() {
	books, done := exampleShop()
	defer done()
	check(books.Close()) // like a database that is down
	h := &catalog.BookHandler{Store: books}
	h.OnError = func(r *http.Request, err error) {
		fmt.Println(r.Method, r.URL.Path, "failed:", err)
	}
	ask(h, "GET /books/2")
	// Output:
	// GET /books/2 failed: get book 2: sql: database is closed
	// 500 {"title":"Internal Server Error","status":500,"detail":"The server failed. The request did not cause it; the same request may succeed later."}
}

func Example_now() {
	books, done := exampleShop()
	defer done()
	h := &catalog.BookHandler{Store: books}
	h.Now = func() time.Time { return time.Date(2026, time.January, 5, 8, 0, 0, 0, time.UTC) } // an hour before the change
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "/books/2", http.NoBody)
	r.SetPathValue("id", "2")
	h.Get(w, r)
	fmt.Println(w.Header().Get("Last-Modified"))
	// Output:
	// Mon, 05 Jan 2026 08:00:00 GMT
}

func Example_evaluateBook() {
	b := &catalog.Book{ID: 2, Title: "Emma"}
	b.Version = 3
	rename := func(w http.ResponseWriter, r *http.Request) {
		if p := catalog.EvaluateBook(r, b); p != nil { // CheckBook writes the response itself
			for name, values := range p.Fields {
				w.Header()[name] = values
			}
			http.Error(w, p.Detail, p.Status)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}
	for _, tag := range []string{`"2.i7uats"`, `"3.i7uats"`} {
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodPut, "/books/2/title", http.NoBody)
		r.Header.Set("If-Match", tag)
		rename(w, r)
		fmt.Println(w.Code, w.Header().Get("ETag"), w.Body)
	}
	// Output:
	// 412 "3.i7uats" If-Match does not name the current state. Get the resource again and base the change on its new state.
	//
	// 204
}

func Example_bulk() {
	books, done := exampleShop()
	defer done()
	remove := func(r *http.Request, id int64, tag string) int {
		b, err := books.GetBook(r.Context(), id)
		if err != nil && !errors.Is(err, catalog.ErrBookNotFound) {
			return http.StatusInternalServerError
		}
		one := &http.Request{Method: http.MethodDelete, Header: http.Header{}}
		if tag != "" {
			one.Header.Set("If-Match", tag)
		}
		if p := catalog.EvaluateBook(one.WithContext(r.Context()), b); p != nil {
			return p.Status
		}
		if err := books.DeleteBook(r.Context(), id, b.Version); err != nil {
			return http.StatusConflict // or another error of the store
		}
		return http.StatusNoContent
	}
	r := httptest.NewRequest(http.MethodPost, "/books/delete", http.NoBody)
	fmt.Println(remove(r, 2, `"1.i7uats"`), remove(r, 2, `"1.i7uats"`), remove(r, 3, `"0.i7uats"`), remove(r, 3, ""))
	// Output:
	// 204 404 412 428
}

// A strictStore refuses some changes for its own reasons.
type strictStore struct{ *store.Store }

func (s strictStore) UpdateBook(ctx context.Context, b *catalog.Book, version int64) (*catalog.Book, error) {
	if b.Title == "Persuasion" {
		return nil, etagen.Refuse(http.StatusConflict, "The title is taken.", "/title")
	}
	return s.Store.UpdateBook(ctx, b, version)
}

func (s strictStore) DeleteBook(context.Context, int64, int64) error {
	return fmt.Errorf("delete a book: %w", &etagen.Problem{
		Status:     http.StatusServiceUnavailable,
		Type:       "https://shop.example/problems/stocktaking",
		Title:      "Stocktaking",
		RetryAfter: time.Hour,
	})
}

func Example_refuse() {
	books, done := exampleShop()
	defer done()
	h := &catalog.BookHandler{Store: strictStore{books}}
	ask(h, "PATCH /books/2", "If-Match: *", "Content-Type: application/merge-patch+json", `{"title":"Persuasion"}`)
	ask(h, "DELETE /books/2", "If-Match: *")
	// Output:
	// 409 {"title":"Conflict","status":409,"detail":"The title is taken.","pointer":"/title"}
	// 503 {"type":"https://shop.example/problems/stocktaking","title":"Stocktaking","status":503}
}

// sorted returns counters with their numbers, in the order of their names.
func sorted(counters map[string]int) []string {
	var lines []string
	for name, n := range counters {
		lines = append(lines, fmt.Sprint(n, " ", strings.TrimSpace(name)))
	}
	slices.Sort(lines)
	return lines
}
