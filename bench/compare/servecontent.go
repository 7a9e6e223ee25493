package compare

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

// ServeContent returns a handler that leaves conditional requests to http.ServeContent.
func ServeContent(books *Shelf) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /books/{id}", func(w http.ResponseWriter, r *http.Request) {
		b, err := books.GetBook(r.Context(), r.PathValue("id"))
		if errors.Is(err, ErrBookNotFound) {
			http.Error(w, "not found", http.StatusNotFound)
			return
		}
		var body []byte
		if err == nil {
			body, err = json.Marshal(b)
		}
		if err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "private, no-cache, max-age=0")
		w.Header().Set("ETag", fmt.Sprintf(`"%d"`, b.Version))
		http.ServeContent(w, r, "", b.UpdatedAt, bytes.NewReader(body))
	})
	return mux
}
