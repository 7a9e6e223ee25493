// Package apipage serves a page to read the OpenAPI document of the shop and to try
// requests. It embeds Swagger UI if that was installed when the shop was built;
// otherwise the page says how to install it.
package apipage

import (
	"embed"
	"io/fs"
	"net/http"
)

//go:embed page
var files embed.FS

// policy allows what Swagger UI needs, and requests to the shop.
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

// Handler serves the page at /. It reads the document from ../openapi.json.
func Handler() http.Handler {
	page, err := fs.Sub(files, "page")
	if err != nil {
		panic(err) // the path is a constant
	}
	server := http.FileServerFS(page)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		server.ServeHTTP(w, r)
	})
}
