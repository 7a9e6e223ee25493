package main

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
	chimiddleware "github.com/go-chi/chi/v5/middleware"
	"github.com/labstack/echo/v4"
	echomiddleware "github.com/labstack/echo/v4/middleware"

	"example.com/routers/catalog"
)

// chiWith and echoWith return routers that serve books through middleware.
func chiWith(middleware func(http.Handler) http.Handler) http.Handler {
	books := &catalog.BookHandler{Store: newShelf()}
	router := chi.NewRouter()
	router.Use(middleware)
	router.Post("/books", books.Create)
	chiRead(router, "/books/{id}", books.Get, "id")
	router.Put("/books/{id}", chiValues(books.Put, "id"))
	return matchEscaped(router)
}

func echoWith(middleware echo.MiddlewareFunc) http.Handler {
	books := &catalog.BookHandler{Store: newShelf()}
	router := echo.New()
	router.Use(middleware)
	router.POST("/books", echoValues(books.Create))
	router.GET("/books/:id", echoValues(books.Get, "id"))
	router.PUT("/books/:id", echoValues(books.Put, "id"))
	return matchEscaped(router)
}

const typee = "POST /books" + asJSON + "\n\n{\"id\":\"1\",\"title\":\"Typee\"}"

// Compressing middleware keeps the entity tag: a tag that a client got through it gets
// 304.
func TestTagsPassCompression(t *testing.T) {
	for name, handler := range map[string]http.Handler{
		"chi":  chiWith(chimiddleware.Compress(5)),
		"echo": echoWith(echomiddleware.Gzip()),
	} {
		t.Run(name, func(t *testing.T) {
			c := conversation{t: t, address: serve(t, handler)}
			c.send(typee)
			const gzip = "\nAccept-Encoding: gzip"
			got := c.send("GET /books/1" + gzip)
			if got.header.Get("Content-Encoding") != "gzip" || !strings.HasPrefix(c.tag, `"`) {
				t.Fatalf("%v", got)
			}
			if got := c.send("GET /books/1\nIf-None-Match: TAG" + gzip); got.status != 304 {
				t.Errorf("%v", got)
			}
			if got := c.send("PUT /books/1\nIf-Match: TAG" + gzip + asJSON + "\n\n{}"); got.status != 200 {
				t.Errorf("%v", got)
			}
		})
	}
}

// chi's NoCache removes the preconditions from requests. Writes are then refused, and
// not carried out unconditionally.
func TestNoCacheTakesPreconditionsAway(t *testing.T) {
	c := conversation{t: t, address: serve(t, chiWith(chimiddleware.NoCache))}
	c.send(typee)
	for request, want := range map[string]int{
		"GET /books/1\nIf-None-Match: *":                200,
		"PUT /books/1\nIf-Match: *" + asJSON + "\n\n{}": 428,
	} {
		if got := c.send(request); got.status != want {
			t.Errorf("%s: %v, want %d", request, got, want)
		}
	}
}

// http.TimeoutHandler replaces the fields that a wrapper outside it sets. A deadline of
// the request's context leaves the response to the handler, so these fields are kept.
func TestTimeoutHandlerReplacesFields(t *testing.T) {
	strict := func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cache-Control", "no-store")
			w.Header().Set("Access-Control-Expose-Headers", "X-Request-Id")
			h.ServeHTTP(w, r)
		})
	}
	late := func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ctx, cancel := context.WithTimeout(r.Context(), 0)
			defer cancel()
			h.ServeHTTP(w, r.WithContext(ctx))
		})
	}
	limited := func(h http.Handler) http.Handler { return http.TimeoutHandler(h, time.Hour, "") }
	books := http.NewServeMux()
	(&catalog.BookHandler{Store: punctual{newShelf()}}).Register(books)
	for _, test := range []struct {
		name    string
		handler http.Handler
		status  int
		kept    bool
	}{
		{"inside", strict(limited(books)), 200, false},
		{"outside", limited(strict(books)), 200, true},
		{"a deadline", strict(late(books)), 503, true},
	} {
		got := send(t, serve(t, test.handler), "GET /books")
		exposed := slices.Contains(namesIn(got.header["Access-Control-Expose-Headers"]), "x-request-id")
		if got.status != test.status || exposed != test.kept || (got.header.Get("Cache-Control") == "no-store") != test.kept {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

// A punctual store returns nothing after the deadline, as drivers of databases do.
type punctual struct{ catalog.BookStore }

func (s punctual) ListBooks(ctx context.Context, q catalog.BookQuery) (catalog.BookPage, error) {
	if err := ctx.Err(); err != nil {
		return catalog.BookPage{}, err
	}
	return s.BookStore.ListBooks(ctx, q)
}
