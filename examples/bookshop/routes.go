package main

import (
	"fmt"
	"log/slog"
	"net/http"

	"example.com/bookshop/apipage"
	"example.com/bookshop/catalog"
	"example.com/bookshop/store"
)

// routes has the generated handlers of all resources, over s. Errors that became
// a 500 go to the log; the client is not told what they say. How many books were
// read from the database so far is under /debug/books-read, to show which
// answers take none, and what requests came to is under /debug/decisions. The
// OpenAPI document is at /openapi.json, and a page to try it at /api/.
func routes(s *store.Store, log *slog.Logger) http.Handler {
	onError := func(r *http.Request, err error) {
		log.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "error", err)
	}
	counts := newDecisions()
	mux := http.NewServeMux()
	books := byMethod(
		mounted(&catalog.BookHandler{Store: s, OnError: onError, Observe: counts.observe}),
		mounted(&catalog.BookHandler{Store: s, OnError: onError, Observe: counts.observe, Authorize: mayEdit}),
	)
	mux.Handle("/books", books)
	mux.Handle("/books/", books)
	(&catalog.AuthorHandler{Store: s, OnError: onError, Observe: counts.observe}).Register(mux)
	(&catalog.StockHandler{Store: s, OnError: onError, Observe: counts.observe}).Register(mux)
	mux.HandleFunc("/openapi.json", catalog.ServeOpenAPI)
	mux.Handle("GET /api/", http.StripPrefix("/api", apipage.Handler()))
	mux.Handle("GET /debug/decisions", counts)
	mux.HandleFunc("GET /debug/books-read", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, s.BooksRead())
	})
	return asEditor(mux)
}

// mounted returns a mux with the routes of a handler alone.
func mounted(h *catalog.BookHandler) http.Handler {
	mux := http.NewServeMux()
	h.Register(mux)
	return mux
}
