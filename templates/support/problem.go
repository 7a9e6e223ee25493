package etagen

import (
	"net/http"
	"time"
)

// A problem is the content of an answer that reports an error (RFC 9457). Its
// type is about:blank, which needs no saying: the title is the phrase of the
// status.
type problem struct {
	Title     string `json:"title"`
	Status    int    `json:"status"`
	Detail    string `json:"detail"`
	Header    string `json:"header,omitempty"`    // the field of the request that it is about
	Parameter string `json:"parameter,omitempty"` // the parameter of the query
	Pointer   string `json:"pointer,omitempty"`   // into the content of the request (RFC 6901)

	field, hint string // a field of the answer that says what would do
}

func (p *problem) Error() string { return p.Detail }

// answer sends p, with the current entity tag unless it is empty. No cache keeps
// it: even a 404 may be stored otherwise, and outlive its cause (RFC 9110 §15.1).
func (p *problem) answer(w http.ResponseWriter, r *http.Request, tag []byte) {
	p.Title = http.StatusText(p.Status)
	h, b := w.Header(), newBody()
	defer b.free()
	s := b.slots(2)
	forget(h, "Etag", "Last-Modified", "Expires", "Content-Length", "Content-Language", "Content-Range")
	h["Cache-Control"] = s.copy("no-store")
	if p.field != "" {
		h[p.field] = s.copy(p.hint)
	}
	if b.encode(p) != nil {
		w.WriteHeader(p.Status)
		return
	}
	f := b.fields(tag, time.Time{}, 1)
	set(h, "Etag", f.etag)
	b.send(w, r, p.Status, problemType, &f)
}
