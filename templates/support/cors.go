package etagen

import (
	"net/http"
	"strings"
)

// CORS tells middleware for cross-origin requests what a resource needs. The
// middleware decides who may send them, and whether with credentials.
type CORS struct {
	Methods         []string // of the resource
	RequestHeaders  []string // the fields that the handler reads
	ResponseHeaders []string // the fields that the handler sends and that scripts can read only if they are exposed
}

// ServeOptions is Options for a resource whose fields scripts from other origins may
// read. Use it instead of Options if a resource has //etagen:cors.
func (c CORS) ServeOptions(allow string, patchTypes ...string) http.HandlerFunc {
	exposed, options := strings.Join(c.ResponseHeaders, ", "), Options(allow, patchTypes...)
	return func(w http.ResponseWriter, r *http.Request) {
		extendNames(w.Header(), exposeHeaders, []string{exposed})
		options(w, r)
	}
}
