package etagen

import (
	"net/http"
	"time"
)

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
