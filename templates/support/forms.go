package etagen

import (
	"net/http"
	"time"
)

// Forms are what content and entity tags become on the way to clients: by content
// codings, and by proxies.
type Forms interface {
	// evaluate is Resource.evaluate for what exists.
	evaluate(w http.ResponseWriter, r *http.Request, s State, now func() time.Time) verdict
	// represent puts b in the form that a request asks for. If that is a 304, it
	// returns the field that decides.
	represent(w http.ResponseWriter, r *http.Request, modified time.Time, now func() time.Time, b *body) (field string, err error)
}

// forms returns the forms of the resource, nil for none.
func (res *Resource) forms(set *Settings) Forms {
	if set != nil && set.Forms != nil {
		return set.Forms
	}
	return res.Forms
}

// represent puts b in the form that a request asks for, see Forms. What fails leaves
// it as it is.
func (res *Resource) represent(w http.ResponseWriter, r *http.Request, modified time.Time, set *Settings, b *body) (field string) {
	forms := res.forms(set)
	if forms == nil {
		return ""
	}
	field, err := forms.represent(w, r, time.Unix(modified.Unix(), 0), set.clock(), b)
	if err != nil {
		set.tell(r, err)
	}
	return field
}
