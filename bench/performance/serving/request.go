package serving

import (
	"io"
	"net/http"
	"strings"
)

// An asking sends one request to one handler again and again.
type asking struct {
	handler http.Handler
	request *http.Request
	w       *writer
	content string
	body    *strings.Reader
}

// ask prepares the request of a row, for a contender that has sent the entity tag.
// Besides the fields of the row, the request has five ordinary ones, so that lookups are
// realistic.
func ask(handler http.Handler, at row, tag string) (*asking, error) {
	r, err := http.NewRequest(at.method, "http://localhost/books/1", nil)
	if err != nil {
		return nil, err
	}
	r.Header = at.fields(tag)
	for name, value := range ordinary() {
		r.Header.Set(name, value)
	}
	r.SetPathValue("id", "1") // for handlers without a mux
	a := &asking{handler: handler, request: r, w: &writer{header: http.Header{}}, body: strings.NewReader("")}
	if at.method == http.MethodPut {
		a.content = content
		r.Header.Set("Content-Type", "application/json")
		r.Body, r.ContentLength = io.NopCloser(a.body), int64(len(content))
	}
	return a, nil
}

// ordinary returns fields that browsers send and these handlers do not use.
func ordinary() map[string]string {
	return map[string]string{
		"Accept": "application/json", "Accept-Encoding": "gzip, deflate, br, zstd", "Accept-Language": "en", "Connection": "keep-alive", "User-Agent": "Mozilla/5.0",
	}
}

// send sends the request. It allocates nothing.
func (a *asking) send() {
	a.body.Reset(a.content)
	clear(a.w.header)
	a.w.status, a.w.length = 0, 0
	a.handler.ServeHTTP(a.w, a.request)
}

// response returns the response to the last request.
func (a *asking) response() response {
	return response{a.w.status, a.w.length, a.w.header}
}

// A response has the parts of a response that are checked.
type response struct {
	status, length int
	header         http.Header
}

// writer is a response writer that does as little as possible.
type writer struct {
	header         http.Header
	status, length int
}

func (w *writer) Header() http.Header    { return w.header }
func (w *writer) WriteHeader(status int) { w.status = status }
func (w *writer) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	w.length += len(p)
	return len(p), nil
}
