package main

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"example.com/routers/catalog"
	"example.com/routers/internal/etagen"
	"example.com/routers/shelf"
)

// newEcho mounts a service on echo.
func newEcho(s service) http.Handler {
	router := echo.New()
	router.Use(echoSegments)
	read := []string{http.MethodGet, http.MethodHead} // for echo, GET does not include HEAD
	r := router.Group("/api")
	r.Match(read, "/notes/:id", echoGetNote(s.shelf))
	r.PUT("/notes/:id", echoPutNote(s.shelf))
	r.OPTIONS("/notes/:id", echo.WrapHandler(etagen.Options(allowNote)))

	r.Match(read, "/books", echoValues(s.books.List))
	r.POST("/books", echoValues(s.books.Create))
	r.OPTIONS("/books", echo.WrapHandler(catalog.BookCORS.ServeOptions(allowList)))
	r.Match(read, "/books/:id", echoValues(s.books.Get, "id"))
	r.PUT("/books/:id", echoValues(s.books.Put, "id"))
	r.PATCH("/books/:id", echoValues(s.books.Patch, "id"))
	r.DELETE("/books/:id", echoValues(s.books.Delete, "id"))
	r.OPTIONS("/books/:id", echo.WrapHandler(catalog.BookCORS.ServeOptions(allowBook)))

	r.Match(read, "/projects/:project/files", echoValues(s.files.List, "project"))
	r.POST("/projects/:project/files", echoValues(s.files.Create, "project"))
	r.OPTIONS("/projects/:project/files", echo.WrapHandler(etagen.Options(allowList)))
	r.Match(read, "/projects/:project/files/*", echoValues(s.files.Get, "project", "path"))
	r.PUT("/projects/:project/files/*", echoValues(s.files.Put, "project", "path"))
	r.OPTIONS("/projects/:project/files/*", echo.WrapHandler(etagen.Options(allowFile)))
	return matchEscaped(router)
}

// echoSegments limits a path value to one segment. For a pattern that ends in :id, echo
// matches the whole rest of the path, and /books/a/b would be a second address of the
// book a/b.
func echoSegments(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		for i, name := range c.ParamNames() {
			if name != "*" && strings.Contains(c.ParamValues()[i], "/") {
				return echo.ErrNotFound
			}
		}
		return next(c)
	}
}

// echoValues sets the path values of a request by name, in the order of the names,
// because echo calls the rest of the path *.
func echoValues(h http.HandlerFunc, names ...string) echo.HandlerFunc {
	return func(c echo.Context) error {
		for i, name := range names {
			setPathValue(c.Request(), name, c.ParamValues()[i])
		}
		h(c.Response(), c.Request())
		return nil
	}
}

// echoGetNote sends a note, 304 if the client has it, or 404 if there is none.
func echoGetNote(s *shelf.Shelf) echo.HandlerFunc {
	return func(c echo.Context) error {
		catalog.ServeNote(c.Response(), c.Request(), s.Note(decoded(c.Param("id"))))
		return nil
	}
}

// echoPutNote stores a note if the precondition holds.
func echoPutNote(s *shelf.Shelf) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := decoded(c.Param("id"))
		stored := s.Note(id)
		if !catalog.CheckNote(c.Response(), c.Request(), stored) {
			return nil // it has sent 412 or 428
		}
		var sent catalog.Note
		if err := c.Bind(&sent); err != nil {
			return err
		}
		sent.ID = id
		for s.ReplaceNote(stored, &sent) != nil {
			// Another request was faster. Check its result: 412, unless the precondition
			// also holds for that.
			if stored = s.Note(id); !catalog.CheckNote(c.Response(), c.Request(), stored) {
				return nil
			}
		}
		return c.NoContent(putStatus(stored))
	}
}
