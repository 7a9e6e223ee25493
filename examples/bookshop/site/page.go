// Package site serves the page of the shop. Its files need no build step and use the
// same handlers as every other client.
package site

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"time"
)

//go:embed static
var static embed.FS

// Register registers the page at / and its files below /page/.
func Register(mux *http.ServeMux) {
	files, _ := fs.Glob(static, "static/*") // the pattern is well-formed
	for _, name := range files {
		text, _ := static.ReadFile(name) // Glob has found it
		route := "GET /page/" + path.Base(name)
		if path.Base(name) == "index.html" {
			route = "GET /{$}"
		}
		mux.Handle(route, file(path.Base(name), text))
	}
}

// file serves a file with an entity tag made from its bytes, because embedded files have
// no modification time.
func file(name string, text []byte) http.Handler {
	sum := sha256.Sum256(text)
	tag := `"` + hex.EncodeToString(sum[:8]) + `"`
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", tag)
		w.Header().Set("Cache-Control", "no-cache, max-age=0")
		w.Header().Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(text))
	})
}
