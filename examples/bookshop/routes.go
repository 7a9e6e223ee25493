package main

import (
	"fmt"
	"log/slog"
	"net/http"

	"example.com/bookshop/apipage"
	"example.com/bookshop/catalog"
	"example.com/bookshop/observe"
	"example.com/bookshop/site"
)

// routes has the generated handlers of all resources, over a database. What
// requests came to goes to the log and is counted under /metrics; a client is not
// told what an error says. How many books were read from the database so far is
// under /debug/books-read, to show which responses take none. The page is at /. The
// OpenAPI document is at /openapi.json, and a page to try it at /api/.
func routes(db database, log *slog.Logger) http.Handler {
	o := observe.New(log)
	mux := http.NewServeMux()
	books := byMethod(
		mounted(&catalog.BookHandler{Store: db, Observe: o.Observe}),
		mounted(&catalog.BookHandler{Store: db, Observe: o.Observe, Authorize: mayEdit}),
	)
	mux.Handle("/books", books)
	mux.Handle("/books/", books)
	(&catalog.AuthorHandler{Store: db, Observe: o.Observe}).Register(mux)
	(&catalog.StockHandler{Store: db, Observe: o.Observe}).Register(mux)
	mux.HandleFunc("/openapi.json", catalog.ServeOpenAPI)
	mux.Handle("GET /api/", http.StripPrefix("/api", apipage.Handler()))
	mux.Handle("GET /metrics", o.Metrics())
	mux.HandleFunc("GET /debug/books-read", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, db.BooksRead())
	})
	site.Register(mux)
	return asEditor(mux)
}

// mounted returns a mux with the routes of a handler alone.
func mounted(h *catalog.BookHandler) http.Handler {
	mux := http.NewServeMux()
	h.Register(mux)
	return mux
}
