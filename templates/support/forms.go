package etagen

import (
	"net/http"
	"time"
)

// Forms choose the form of content and entity tags for a client, such as a coding. They
// are set if a resource has several forms.
type Forms interface {
	// evaluate is Resource.evaluate for what exists; w is nil before a write.
	evaluate(w http.ResponseWriter, r *http.Request, s State, now func() time.Time) (v verdict, etag []string)
	// represent puts b, and the fields of w, in the form that a request asks for. If
	// it sends a 304 instead, it returns the field that decided.
	represent(w http.ResponseWriter, r *http.Request, modified time.Time, now func() time.Time, b *body) (field string, err error)
}

// forms returns the forms of the handler, or else of the resource; nil for none.
func (res *Resource) forms(set *Settings) Forms {
	if set != nil && set.Forms != nil {
		return set.Forms
	}
	return res.Forms
}

// isCoded reports whether a wrapper of the handler encodes what is written.
func isCoded(w http.ResponseWriter) bool {
	return w != nil && len(w.Header()["Content-Encoding"]) > 0
}
