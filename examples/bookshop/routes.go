package main

import (
	"fmt"
	"log/slog"
	"net/http"

	"example.com/bookshop/catalog"
	"example.com/bookshop/store"
)

// routes has the generated handlers of all resources, over s. Errors that became
// a 500 go to the log; the client is not told what they say. How many books were
// read from the database so far is under /debug/books-read, to show which
// answers take none.
func routes(s *store.Store, log *slog.Logger) http.Handler {
	onError := func(r *http.Request, err error) {
		log.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "error", err)
	}
	mux := http.NewServeMux()
	(&catalog.BookHandler{Store: s, OnError: onError}).Register(mux)
	(&catalog.AuthorHandler{Store: s, OnError: onError}).Register(mux)
	(&catalog.StockHandler{Store: s, OnError: onError}).Register(mux)
	mux.HandleFunc("GET /debug/books-read", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, s.BooksRead())
	})
	return mux
}
