package etagen

import (
	"errors"
	"net/http"
	"time"
)

// A problem is the content of an answer that reports an error (RFC 9457). Its
// type is about:blank, which needs no saying: the title is the phrase of the
// status.
type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Header string `json:"header,omitempty"` // the field of the request that it is about

	Parameter string `json:"parameter,omitempty"` // the one of the query that it is about
}

// answer sends a problem. No cache keeps it: even a 404 may be stored otherwise,
// and outlive its cause (RFC 9110 §15.1).
func answer(w http.ResponseWriter, r *http.Request, tag []byte, p problem) {
	p.Title = http.StatusText(p.Status)
	h := w.Header()
	forget(h, "Etag", "Last-Modified", "Expires", "Content-Length", "Content-Language", "Content-Range")
	h["Cache-Control"] = noStore
	b, err := encode(&p)
	if err != nil {
		w.WriteHeader(p.Status)
		return
	}
	defer b.free()
	f := newFields(tag, time.Time{}, b.text.Len())
	set(h, "Etag", f.etag)
	b.send(w, r, p.Status, problemType, f.contentLength)
}

// Fail answers for an error of the store: 404 if it is res.NotFound, wrapped or
// not, else 500, of whose cause the client learns nothing and onError, unless it
// is nil, everything.
func (res *Resource) Fail(w http.ResponseWriter, r *http.Request, err error, onError func(*http.Request, error)) {
	if errors.Is(err, res.NotFound) {
		answer(w, r, nil, problem{Status: http.StatusNotFound, Detail: "There is nothing at this address."})
		return
	}
	if onError != nil {
		onError(r, err)
	}
	answer(w, r, nil, problem{
		Status: http.StatusInternalServerError,
		Detail: "The server failed to answer. The cause is not the request; the same request may succeed later.",
	})
}

// preconditionFailed answers 412 (RFC 9110 §15.5.13): it names the field that
// failed and carries the current tag.
func preconditionFailed(w http.ResponseWriter, r *http.Request, field string, tag []byte) {
	p := problem{Status: http.StatusPreconditionFailed, Header: field}
	switch field {
	case "If-Match":
		p.Detail = "The resource is no longer the one that If-Match names. Get its current state and entity tag, then decide anew."
	case "If-Unmodified-Since":
		p.Detail = "The resource was modified after the date in If-Unmodified-Since. Get its current state, then decide anew."
	case "If-None-Match":
		p.Detail = "The resource exists in a state that If-None-Match excludes."
	}
	answer(w, r, tag, p)
}
