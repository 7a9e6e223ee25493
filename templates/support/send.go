package etagen

import "net/http"

// sendText sends the header and, except for HEAD, the content in one write.
func sendText(w http.ResponseWriter, r *http.Request, set *Settings, status int, content []byte) {
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		n, _ := w.Write(content) // an error means that the client is gone, so nobody can be told
		set.wrote(r, n)
	}
}
