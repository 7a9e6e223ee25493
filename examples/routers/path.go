package main

import (
	"net/http"
	"net/url"
)

// The values of the Allow field, for OPTIONS. Where the methods are registered
// one by one, so is this.
const (
	allowNote = "GET, HEAD, PUT, OPTIONS"
	allowBook = "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"
	allowFile = "GET, HEAD, PUT, OPTIONS"
	allowList = "GET, HEAD, POST, OPTIONS"
)

// matchEscaped has chi and echo match paths as the client has escaped them; it
// goes around the whole router. Left alone they match URL.RawPath where there is
// one, else URL.Path, in which all is decoded: whether a value still has to be
// decoded would depend on the characters around it.
func matchEscaped(router http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		escaped := *r
		escaped.URL = new(url.URL)
		*escaped.URL = *r.URL
		escaped.URL.RawPath = r.URL.EscapedPath()
		router.ServeHTTP(w, &escaped)
	})
}

// setPathValue gives a generated handler a value of the path, as http.ServeMux
// does: decoded.
func setPathValue(r *http.Request, name, escaped string) {
	r.SetPathValue(name, decoded(escaped))
}

// decoded returns a value of the path as text.
func decoded(escaped string) string {
	text, err := url.PathUnescape(escaped)
	if err != nil {
		return "" // never: net/http answers such a path itself, with 400
	}
	return text
}
