package compare

import "net/http"

// Smallest returns the least that can be called a conditional handler: it compares one
// entity tag, which never changes, and sends the fields that etagen sends.
func Smallest(tag string) http.Handler {
	mux := http.NewServeMux()
	etag, cache := []string{tag}, []string{"private, no-cache, max-age=0"}
	content, length, document := []string{"application/problem+json"}, []string{"58"}, []byte(`{"title":"Precondition Failed","status":412,"detail":"x."}`)
	noStore := []string{"no-store"}
	mux.HandleFunc("GET /books/{id}", func(w http.ResponseWriter, r *http.Request) {
		if lines := r.Header["If-None-Match"]; r.PathValue("id") == "1" && len(lines) == 1 && lines[0] == tag {
			h := w.Header()
			h["Etag"], h["Cache-Control"] = etag, cache
			w.WriteHeader(http.StatusNotModified)
		}
	})
	mux.HandleFunc("PUT /books/{id}", func(w http.ResponseWriter, r *http.Request) {
		if lines := r.Header["If-Match"]; r.PathValue("id") == "1" && (len(lines) != 1 || lines[0] != tag) {
			h := w.Header()
			h["Etag"], h["Cache-Control"], h["Content-Type"], h["Content-Length"] = etag, noStore, content, length
			w.WriteHeader(http.StatusPreconditionFailed)
			_, _ = w.Write(document)
		}
	})
	return mux
}
