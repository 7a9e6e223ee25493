package etagen

import (
	"net/http"
	"time"
)

// A verdict is the result of the preconditions of a request.
type verdict struct {
	status int    // of the response; 0 to proceed
	field  string // the field that decided
}

// Forms choose the form of content and entity tags, such as a coding, if there are
// several.
type Forms interface {
	// evaluate is Resource.evaluate for what exists; w is nil before a write.
	evaluate(w http.ResponseWriter, r *http.Request, s State, now func() time.Time) (v verdict, etag []string)
	// represent puts b, and the fields of w, in the form that a request asks for. If
	// it sends a 304 instead, it returns the field that decided.
	represent(w http.ResponseWriter, r *http.Request, modified time.Time, now func() time.Time, b *body) (field string, err error)
}

// isCoded reports whether a wrapper of the handler encodes what is written.
func isCoded(w http.ResponseWriter) bool {
	return w != nil && len(w.Header()["Content-Encoding"]) > 0
}
