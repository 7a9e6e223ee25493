package etagen

import "net/http"

// AllowRead reports whether the method is GET or HEAD; it has answered 405 if
// not (RFC 9110 §15.5.6).
func AllowRead(w http.ResponseWriter, r *http.Request) bool {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return true
	}
	w.Header()["Allow"] = []string{"GET, HEAD"}
	answer(w, r, nil, problem{
		Status: http.StatusMethodNotAllowed,
		Detail: "The method is not one of GET and HEAD.",
	})
	return false
}

// Options returns a handler that answers 204 with the methods of a resource.
// Preconditions do not touch it (RFC 9110 §9.3.7, §13.2.1).
func Options(allow string) http.HandlerFunc {
	value := []string{allow}
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Allow"] = value
		w.WriteHeader(http.StatusNoContent)
	}
}
