package etagen

import (
	"bytes"
	"maps"
	"net/http"
)

// create has the store create an item. That overwrites nothing, so no
// precondition is required; those in the request are evaluated.
func (c *change) create() error {
	if err := c.permitItem(); err != nil {
		return err
	}
	if err := c.Resource.unsupportedContent(c.r); err != nil {
		return err
	}
	next, refused := c.item()
	// The content may take long to arrive, and the list may change in that time. So
	// the preconditions are evaluated now, and before errors in the content are sent.
	if err := c.admitItem(); err != nil {
		return err
	}
	if refused != nil {
		return refused
	}
	c.Decision.Rounds++
	created, err := c.poster.Create(c.r.Context(), next)
	if err = c.Resource.interrupt(c.r, err); err != nil {
		if !gone(c.r) && (means(err, c.Resource.Exists) || means(err, c.Resource.Conflict)) {
			return conflict(err)
		}
		return err
	}
	return c.reply(nil, created)
}

// permitItem asks Authorize before the content is read. A precondition reveals the
// entity tag of the list, so it also needs permission to read the list.
func (c *change) permitItem() error {
	if err := c.begin(); err != nil {
		return err // no list can have this path
	}
	if err := c.Permit(c.r, OpCreate, nil); err != nil || !Conditional(c.r) {
		return err
	}
	return c.Permit(c.r, OpList, nil)
}

// item returns the item that the content asks to create.
func (c *change) item() (next any, err error) {
	if next, err = c.next(nil); err != nil {
		return next, err
	}
	if p := c.refuseIDs(next); p != nil {
		return next, p
	}
	return next, nil
}

// admitItem returns why the item may not be added to the list, or nil if it may.
func (c *change) admitItem() error {
	cur, err := c.list()
	if err != nil {
		return err
	}
	v, _ := c.Resource.evaluate(nil, c.r, cur, &c.Settings)
	if p := preconditionFailed(v.status, v.field, cur); p != nil {
		return p
	}
	return nil
}

// list returns the validators that the preconditions of a POST apply to: those of a GET for
// the same URL (RFC 9110 §13.1, §13.2.2). It loads nothing if there are no preconditions.
// The tag is that of the content without a coding: evaluate knows those of all codings.
func (c *change) list() (*State, error) {
	if !Conditional(c.r) {
		return &State{}, nil
	}
	r := c.r.Clone(c.r.Context())
	r.Method, r.Body, r.ContentLength = http.MethodGet, http.NoBody, 0
	forget(r.Header, "Accept-Encoding", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since")
	a := &recorded{header: c.w.Header().Clone()}
	if a.header == nil {
		a.header = http.Header{}
	}
	a.settings = c.Settings
	a.settings.Authorize, a.settings.Observe, a.settings.Decision = nil, nil, Decision{} // permitItem has asked
	c.poster.ReadList(a, r, &a.settings)
	if a.status != http.StatusOK {
		return nil, a
	}
	c.etag = a.header.Get("Etag")
	return &State{Tag: []byte(c.etag)}, nil
}

// A recorded is a response that is not sent yet. It is also the error of the list
// that a POST adds to.
type recorded struct {
	header   http.Header
	status   int // 0 until it is known
	text     bytes.Buffer
	settings Settings
}

func (a *recorded) Header() http.Header { return a.header }

// WriteHeader records the first status that is not informational, as a server does.
func (a *recorded) WriteHeader(status int) {
	if a.status == 0 && status >= http.StatusOK {
		a.status = status
	}
}

func (a *recorded) Write(text []byte) (int, error) { return a.text.Write(text) }

func (a *recorded) Error() string { return http.StatusText(a.status) }

// send sends the response.
func (a *recorded) send(w http.ResponseWriter, r *http.Request, set *Settings) {
	set.Decision.Err = a.settings.Decision.Err
	set.responds(r, a.status, "")
	h := w.Header()
	clear(h) // a has the fields of wrappers that it needs
	maps.Copy(h, a.header)
	w.WriteHeader(a.status)
	n, _ := w.Write(a.text.Bytes()) // an error means that the client is gone
	set.wrote(r, n)
}
