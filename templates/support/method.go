package etagen

import (
	"net/http"
	"strings"
)

// AllowRead reports whether the method reads. If not, it sends 405 (RFC 9110 §15.5.6).
func (res *Resource) AllowRead(w http.ResponseWriter, r *http.Request, set *Settings) bool {
	if !isRead(r) {
		w.Header()["Allow"] = []string{"GET, HEAD"}
		res.answer(methodNotAllowed, w, r, "", set)
	}
	return isRead(r)
}

// Options returns a handler that sends 204 with Allow, and with Accept-Patch if it allows
// PATCH (RFC 5789 §3.1). Inlined, each resource would contain the handler twice.
//
//go:noinline
func Options(allow string, patchTypes ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h["Allow"] = []string{allow}
		if strings.Contains(allow, methodPatch) {
			h["Accept-Patch"] = []string{acceptPatch(patchTypes)}
		}
		w.WriteHeader(http.StatusNoContent)
	}
}

// isRead reports whether a request reads.
func isRead(r *http.Request) bool { return r.Method == http.MethodGet || r.Method == http.MethodHead }
