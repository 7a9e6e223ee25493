package compare

import "net/http"

// Etagen returns the generated handler.
func Etagen(books *Shelf) http.Handler {
	mux := http.NewServeMux()
	(&BookHandler{Store: books}).Register(mux)
	return mux
}
