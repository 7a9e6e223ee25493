package main

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"example.com/routers/catalog"
	"example.com/routers/internal/etagen"
	"example.com/routers/shelf"
)

// newGin mounts a service on gin.
func newGin(s service) http.Handler {
	router := gin.New()
	router.UseEscapedPath = true         // otherwise /books/a%2Fb matches no book
	router.UnescapePathValues = false    // otherwise a plus sign becomes a space
	router.HandleMethodNotAllowed = true // otherwise gin responds with 404
	router.RedirectTrailingSlash = false // that is another address

	read := []string{http.MethodGet, http.MethodHead} // for gin, GET does not include HEAD
	r := router.Group("/api")
	r.Match(read, "/notes/:id", ginGetNote(s.shelf))
	r.PUT("/notes/:id", ginPutNote(s.shelf))
	r.OPTIONS("/notes/:id", gin.WrapF(etagen.Options(allowNote)))

	r.Match(read, "/books", ginValues(s.books.List))
	r.POST("/books", ginValues(s.books.Create))
	r.OPTIONS("/books", gin.WrapF(catalog.BookCORS.ServeOptions(allowList)))
	r.Match(read, "/books/:id", ginValues(s.books.Get))
	r.PUT("/books/:id", ginValues(s.books.Put))
	r.PATCH("/books/:id", ginValues(s.books.Patch))
	r.DELETE("/books/:id", ginValues(s.books.Delete))
	r.OPTIONS("/books/:id", gin.WrapF(catalog.BookCORS.ServeOptions(allowBook)))

	r.Match(read, "/projects/:project/files", ginValues(s.files.List))
	r.POST("/projects/:project/files", ginValues(s.files.Create))
	r.OPTIONS("/projects/:project/files", gin.WrapF(etagen.Options(allowList)))
	r.Match(read, "/projects/:project/files/*path", ginValues(s.files.Get))
	r.PUT("/projects/:project/files/*path", ginValues(s.files.Put))
	r.OPTIONS("/projects/:project/files/*path", gin.WrapF(etagen.Options(allowFile)))
	return router
}

// ginValues sets the path values of a request. The value of *path begins with the slash
// before it.
func ginValues(h http.HandlerFunc) gin.HandlerFunc {
	return func(c *gin.Context) {
		for _, p := range c.Params {
			setPathValue(c.Request, p.Key, strings.TrimPrefix(p.Value, "/"))
		}
		h(c.Writer, c.Request)
	}
}

// ginGetNote sends a note, 304 if the client has it, or 404 if there is none.
func ginGetNote(s *shelf.Shelf) gin.HandlerFunc {
	return func(c *gin.Context) {
		catalog.ServeNote(c.Writer, c.Request, s.Note(decoded(c.Param("id"))))
	}
}

// ginPutNote stores a note if the precondition holds.
func ginPutNote(s *shelf.Shelf) gin.HandlerFunc {
	return func(c *gin.Context) {
		id := decoded(c.Param("id"))
		stored := s.Note(id)
		if !catalog.CheckNote(c.Writer, c.Request, stored) {
			return // it has sent 412 or 428
		}
		var sent catalog.Note
		if err := c.ShouldBindJSON(&sent); err != nil {
			c.String(http.StatusBadRequest, err.Error())
			return
		}
		sent.ID = id
		for s.ReplaceNote(stored, &sent) != nil {
			// Another request was faster. Check its result: 412, unless the precondition
			// also holds for that.
			if stored = s.Note(id); !catalog.CheckNote(c.Writer, c.Request, stored) {
				return
			}
		}
		c.Status(putStatus(stored))
	}
}
