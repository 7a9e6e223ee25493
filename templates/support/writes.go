package etagen

import (
	"net/http"
	"time"
)

// A Writes tells how the values of one type are written. H is the pointer to the
// handler that has the store, P the pointer to a value; nothing but pointers, so
// that the compiler makes one body of code for all resources. It is not changed
// once it is in use.
type Writes[H, P any] struct {
	Resource *Resource
	Settings func(H) Settings

	ETag         func(P) string    // as an ETag field carries it; empty when there is none
	LastModified func(P) time.Time // zero when unknown

	// New returns a value that has the ids of the path and nothing else, or
	// Resource.NotFound if the path can be the address of none.
	New func(*http.Request) (P, error)
	// Adopt gives next what stored has and no client can set: the ids, the
	// version, the time of change, and what is read-only.
	Adopt func(next, stored P)
	// Unread leads to the members that Adopt sets and that encoding/json cannot
	// read, by JSON pointers without the first slash: what a client sends for them
	// is passed over.
	Unread []string

	// At reports whether a value has the ids of the path. It is nil if the path
	// has none.
	At func(*http.Request, P) bool

	// Load returns what is stored for the path, Resource.NotFound, or
	// Resource.Elsewhere for what has other ids than the path.
	Load func(H, *http.Request) (P, error)
	// Reload says that the entity tag has parts that Update does not compare. A
	// write with content is then decided on what is stored once that has arrived.
	Reload bool
	// Create stores next and returns what it became, or Resource.Exists. It is
	// nil where neither PUT nor POST creates anything.
	Create func(h H, r *http.Request, next P) (P, error)
	// Update replaces stored by next, and returns what that became. Next may
	// share memory with stored: what a patch does not name goes over. If the
	// version is no longer that of stored, it changes nothing and returns
	// Resource.Conflict; if nothing is stored, Resource.NotFound.
	Update func(h H, r *http.Request, next, stored P) (P, error)
	// Delete deletes stored; for its errors see Update.
	Delete func(h H, r *http.Request, stored P) error

	// Where POST adds to a list: what answers GET there, nil where nothing does;
	// the routes of the list and of its items; and the texts of the wildcards in
	// the latter, of which an empty one is for the store to choose.
	List        func(H, http.ResponseWriter, *http.Request)
	ListPattern string
	ItemPattern string
	IDs         func(P) []string
}

// Put answers PUT: it replaces what is stored, or creates it (RFC 9110 §9.3.4).
func Put[H, P any](w http.ResponseWriter, r *http.Request, h H, ws *Writes[H, P]) {
	ws.answer(w, r, h, http.MethodPut)
}

// Patch answers PATCH with a JSON merge patch (RFC 5789, RFC 7396).
func Patch[H, P any](w http.ResponseWriter, r *http.Request, h H, ws *Writes[H, P]) {
	ws.answer(w, r, h, http.MethodPatch)
}

// Delete answers DELETE (RFC 9110 §9.3.5).
func Delete[H, P any](w http.ResponseWriter, r *http.Request, h H, ws *Writes[H, P]) {
	ws.answer(w, r, h, http.MethodDelete)
}

func (ws *Writes[H, P]) answer(w http.ResponseWriter, r *http.Request, h H, method string) {
	if r.Method != method {
		methodNotAllowed(method).answer(w, r, nil)
		return
	}
	c := change[H, P]{Writes: ws, Settings: ws.Settings(h), h: h, w: w, r: r}
	if method == http.MethodPost {
		if err := c.create(); err != nil {
			c.fail(err)
		}
		return
	}
	c.run()
}
