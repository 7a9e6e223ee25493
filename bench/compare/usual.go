package compare

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// Usual returns the handler that people usually write by hand.
func Usual(books *Shelf) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /books/{id}", func(w http.ResponseWriter, r *http.Request) {
		b, err := books.GetBook(r.Context(), r.PathValue("id"))
		if err != nil {
			http.Error(w, "not found", http.StatusNotFound)
			return
		}
		tag := fmt.Sprintf(`"%d"`, b.Version)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Cache-Control", "private, no-cache, max-age=0")
		w.Header().Set("ETag", tag)
		json.NewEncoder(w).Encode(b)
	})
	return mux
}
