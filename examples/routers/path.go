package main

import (
	"net/http"
	"net/url"
)

// These are the values of the Allow field, for OPTIONS. If methods are registered one by
// one, OPTIONS needs its own route too.
const (
	allowNote = "GET, HEAD, PUT, OPTIONS"
	allowBook = "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"
	allowFile = "GET, HEAD, PUT, OPTIONS"
	allowList = "GET, HEAD, POST, OPTIONS"
)

// matchEscaped makes chi and echo match paths as the client has escaped them. It wraps
// the whole router. By default they match URL.RawPath if it is set, and else the decoded
// URL.Path: whether a value still needs decoding would depend on the characters around
// it.
func matchEscaped(router http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		escaped := *r
		escaped.URL = new(url.URL)
		*escaped.URL = *r.URL
		escaped.URL.RawPath = r.URL.EscapedPath()
		router.ServeHTTP(w, &escaped)
	})
}

// setPathValue sets a path value for a generated handler, decoded as http.ServeMux does.
func setPathValue(r *http.Request, name, escaped string) {
	r.SetPathValue(name, decoded(escaped))
}

// decoded returns a path value without escapes.
func decoded(escaped string) string {
	text, err := url.PathUnescape(escaped)
	if err != nil {
		return "" // unreachable: net/http rejects such a path with 400
	}
	return text
}
