package main

import (
	"net/http"

	jub0bs "github.com/jub0bs/cors"
	rs "github.com/rs/cors"

	"example.com/routers/catalog"
)

// A crossing returns middleware that lets pages of an origin read and write books.
type crossing func(h http.Handler, origin string) (http.Handler, error)

// crossings returns the middleware by name.
func crossings() map[string]crossing {
	return map[string]crossing{"rs": withRS, "jub0bs": withJub0bs}
}

func withRS(h http.Handler, origin string) (http.Handler, error) {
	middleware := rs.New(rs.Options{
		AllowedOrigins: []string{origin},
		AllowedMethods: catalog.BookCORS.Methods,
		AllowedHeaders: catalog.BookCORS.RequestHeaders,
		ExposedHeaders: catalog.BookCORS.ResponseHeaders,
	})
	return middleware.Handler(h), nil
}

func withJub0bs(h http.Handler, origin string) (http.Handler, error) {
	middleware, err := jub0bs.NewMiddleware(jub0bs.Config{
		Origins:         []string{origin},
		Methods:         catalog.BookCORS.Methods,
		RequestHeaders:  catalog.BookCORS.RequestHeaders,
		ResponseHeaders: catalog.BookCORS.ResponseHeaders,
	})
	if err != nil {
		return nil, err
	}
	return middleware.Wrap(h), nil
}
