package etagen

import (
	"bytes"
	"maps"
	"net/http"
)

// Post serves POST to a collection: it creates an item (RFC 9110 §9.3.3). A
// request that is sent twice creates twice, unless the store refuses the id: an
// Idempotency-Key is not looked at.
func Post[P any](w http.ResponseWriter, r *http.Request, p Poster[P], res *Resource, set Settings) {
	c := change[P]{writer: p, maker: p, poster: p, Resource: res, Settings: set, w: w, r: r}
	c.answer(http.MethodPost)
}

// create has the store create an item. It overwrites nothing, so that no
// precondition is required; one that is there counts.
func (c *change[P]) create() error {
	if err := c.permitItem(); err != nil {
		return err
	}
	if err := c.Resource.unsupportedContent(c.r); err != nil {
		return err
	}
	next, refused := c.item()
	// The content may be long on its way: only now is the list the one that is
	// added to. What is wrong with the content is answered after that.
	if err := c.admitItem(); err != nil {
		return err
	}
	if refused != nil {
		return refused
	}
	c.Decision.Rounds++
	created, err := c.poster.Create(c.r, next)
	if err = c.Resource.interrupt(c.r, err); err != nil {
		if !gone(c.r) && (means(err, c.Resource.Exists) || means(err, c.Resource.Conflict)) {
			return conflict(err)
		}
		return err
	}
	var none P
	return c.reply(none, created)
}

// permitItem asks Authorize before the content is read. The entity tag of the list
// is for those alone who may read it.
func (c *change[P]) permitItem() error {
	if _, err := c.maker.New(c.r); err != nil {
		return err // the path can be the address of no list
	}
	if err := c.Permit(c.r, OpCreate, nil); err != nil || !Conditional(c.r) {
		return err
	}
	return c.Permit(c.r, OpList, nil)
}

// item returns what the content asks to create.
func (c *change[P]) item() (next P, err error) {
	var none P
	if next, err = c.next(none); err != nil {
		return next, err
	}
	if p := c.refuseIDs(next); p != nil {
		return next, p
	}
	return next, nil
}

// admitItem returns why the list may not be added to, nil if it may.
func (c *change[P]) admitItem() error {
	cur, err := c.list()
	if err != nil {
		return err
	}
	if p := c.Resource.failed(c.r, cur, &c.Settings); p != nil {
		return p
	}
	return nil
}

// list returns the representation that the preconditions of a POST are about:
// that which a GET for the same address has now (RFC 9110 §13.1, §13.2.2). It is
// asked for only if there are any.
func (c *change[P]) list() (*State, error) {
	if !Conditional(c.r) {
		return &State{}, nil
	}
	r := c.r.Clone(c.r.Context())
	r.Method, r.Body, r.ContentLength = http.MethodGet, http.NoBody, 0
	forget(r.Header, "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since")
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

// A recorded is an answer that is not sent yet. It is an error too: that of the
// list that a POST adds to.
type recorded struct {
	header   http.Header
	status   int // 0 until it is known
	text     bytes.Buffer
	settings Settings
}

func (a *recorded) Header() http.Header { return a.header }

// WriteHeader takes the first status that is not informational, as a server does.
func (a *recorded) WriteHeader(status int) {
	if a.status == 0 && status >= http.StatusOK {
		a.status = status
	}
}

func (a *recorded) Write(text []byte) (int, error) { return a.text.Write(text) }

func (a *recorded) Error() string { return http.StatusText(a.status) }

// send sends the answer.
func (a *recorded) send(w http.ResponseWriter, r *http.Request, set *Settings) {
	set.blame(a.settings.Decision.Err)
	set.responds(r, a.status, "")
	h := w.Header()
	clear(h) // of what wrappers have set, the answer has what it should
	maps.Copy(h, a.header)
	w.WriteHeader(a.status)
	n, _ := w.Write(a.text.Bytes()) // an error means that the client is gone
	set.wrote(r, n)
}
