package compare

import (
	"encoding/json"
	"net/http"

	"github.com/hhsnopek/etag"
)

// BodyHash returns a handler that uses a hash of the content as entity tag, by
// hhsnopek/etag.
func BodyHash(books *Shelf) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /books/{id}", func(w http.ResponseWriter, r *http.Request) {
		b, err := books.GetBook(r.Context(), r.PathValue("id"))
		if err != nil {
			http.Error(w, "no such book", http.StatusNotFound)
			return
		}
		text, err := json.Marshal(b)
		if err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		tag := etag.Generate(text, false)
		w.Header().Set("ETag", tag)
		w.Header().Set("Cache-Control", "private, no-cache, max-age=0")
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(text)
	})
	return mux
}
