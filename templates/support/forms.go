package etagen

import (
	"net/http"
	"time"
)

// Forms choose the form of content and entity tags, such as a coding, if there are
// several.
type Forms interface {
	// evaluate is Resource.evaluate for what exists; w is nil before a write.
	evaluate(w http.ResponseWriter, r *http.Request, s State, now func() time.Time) (v verdict, etag []string)
	// represent puts b, and the fields of w, in the form that a request asks for. If
	// it sends a 304 instead, it returns the field that decided.
	represent(w http.ResponseWriter, r *http.Request, modified time.Time, now func() time.Time, b *body) (field string, err error)
}

// forms returns the forms of the handler, or else of the resource.
func (res *Resource) forms(set *Settings) Forms {
	if set != nil && set.Forms != nil {
		return set.Forms
	}
	return res.Forms
}

// evaluateForms is evaluate for forms.
func (res *Resource) evaluateForms(w http.ResponseWriter, r *http.Request, cur *State, set *Settings) (v verdict, etag []string) {
	b := newBody() // for a copy of the state: an argument of an interface method leaves the stack
	defer b.free()
	b.text.Write(cur.Tag)
	s := State{Tag: b.text.Bytes(), Modified: time.Unix(cur.Modified.Unix(), 0), alone: cur.alone}
	if cur.guard != nil {
		s.guard = res.Guard
	}
	return res.forms(set).evaluate(w, r, s, set.clock())
}

// represent is Forms.represent. It reports whether it has sent a 304.
func (res *Resource) represent(w http.ResponseWriter, r *http.Request, s *State, set *Settings, b *body) bool {
	field, err := res.forms(set).represent(w, r, time.Unix(s.Modified.Unix(), 0), set.clock(), b)
	set.tell(r, err)
	if field != "" {
		set.responds(r, http.StatusNotModified, field)
	}
	return field != ""
}

// isCoded reports whether a wrapper of the handler encodes what is written.
func isCoded(w http.ResponseWriter) bool {
	return w != nil && len(w.Header()["Content-Encoding"]) > 0
}
