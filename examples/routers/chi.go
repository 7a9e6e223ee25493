package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"example.com/routers/catalog"
	"example.com/routers/internal/etagen"
)

// newChi mounts a service on chi, which uses the handlers of net/http.
func newChi(s service) http.Handler {
	router := chi.NewRouter()
	router.Route("/api", func(r chi.Router) {
		chiRead(r, "/notes/{id}", getNote(s.shelf), "id")
		r.Put("/notes/{id}", chiValues(putNote(s.shelf), "id"))
		r.Options("/notes/{id}", etagen.Options(allowNote))

		chiRead(r, "/books", s.books.List)
		r.Post("/books", s.books.Create)
		r.Options("/books", catalog.BookCORS.ServeOptions(allowList))
		chiRead(r, "/books/{id}", s.books.Get, "id")
		r.Put("/books/{id}", chiValues(s.books.Put, "id"))
		r.Patch("/books/{id}", chiValues(s.books.Patch, "id"))
		r.Delete("/books/{id}", chiValues(s.books.Delete, "id"))
		r.Options("/books/{id}", catalog.BookCORS.ServeOptions(allowBook))

		chiRead(r, "/projects/{project}/files", s.files.List, "project")
		r.Post("/projects/{project}/files", chiValues(s.files.Create, "project"))
		r.Options("/projects/{project}/files", etagen.Options(allowList))
		chiRead(r, "/projects/{project}/files/*", s.files.Get, "project", "path")
		r.Put("/projects/{project}/files/*", chiValues(s.files.Put, "project", "path"))
		r.Options("/projects/{project}/files/*", etagen.Options(allowFile))
	})
	return matchEscaped(router)
}

// chiRead registers a handler for GET and HEAD. chi does not serve HEAD if only GET is
// registered.
func chiRead(r chi.Router, pattern string, h http.HandlerFunc, names ...string) {
	r.Get(pattern, chiValues(h, names...))
	r.Head(pattern, chiValues(h, names...))
}

// chiValues sets the path values of a request by name. chi sets path values too, but
// escaped, and that of * without a name.
func chiValues(h http.HandlerFunc, names ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for _, name := range names {
			value := chi.URLParam(r, name)
			if value == "" {
				value = chi.URLParam(r, "*")
			}
			setPathValue(r, name, value)
		}
		h(w, r)
	}
}
