package etagen

import (
	"errors"
	"net/http"
	"reflect"
)

// attempts bounds how often a request starts anew because another was faster.
const attempts = 10

// errLost says that another request has changed what this one decided on.
var errLost = errors.New("lost to another request")

// A change is a request that writes, while it is answered.
type change[H any, P comparable] struct {
	*Writes[H, P]
	Settings
	h        H
	w        http.ResponseWriter
	r        *http.Request
	etag     string // of what is stored
	body     []byte
	received bool // body is there, and fit to be decoded
}

// run attempts the change until it is decided. A race that was lost starts all
// over: a precondition that held may fail now, and one that guarded a creation
// does not guard a replacement.
func (c *change[H, P]) run() {
	err := errLost
	for i := 0; i < attempts && err == errLost; i++ {
		err = c.attempt()
	}
	if err == errLost {
		err = unavailable()
	}
	if err != nil {
		c.fail(err)
	}
}

// attempt decides on what is stored, and has the store make the change only if
// that is still what is stored. So nothing is ever overwritten unseen, however
// long the request takes to arrive.
func (c *change[H, P]) attempt() error {
	stored, err := c.load()
	if err != nil {
		return err
	}
	if err := c.admit(stored); err != nil {
		return err
	}
	next, err := c.next(stored)
	if err != nil {
		return err
	}
	result, err := c.store(next, stored)
	if err != nil {
		return err
	}
	return c.reply(stored, result)
}

// load returns what is stored, or nil where nothing is and PUT may create it.
func (c *change[H, P]) load() (stored P, err error) {
	var none P
	stored, err = c.Load(c.h, c.r)
	if err == nil && stored == none {
		err = c.Resource.NotFound
	}
	if errors.Is(err, c.Resource.NotFound) && c.Create != nil && c.r.Method == http.MethodPut {
		_, err = c.New(c.r)
		return none, err
	}
	return stored, err
}

// admit returns why the request is refused before its content is read, in the
// order of RFC 9110 §13.2.1: the preconditions come last.
func (c *change[H, P]) admit(stored P) error {
	if err := unsupportedContent(c.r); err != nil {
		return err
	}
	var buf [TagSize]byte
	var cur representation
	if c.etag = ""; c.exists(stored) {
		c.etag = c.ETag(stored)
		cur = representation{true, append(buf[:0], c.etag...), c.LastModified(stored)}
	}
	if p := c.Resource.refuse(c.r, cur, c.Now); p != nil {
		return p
	}
	return nil
}

func (c *change[H, P]) exists(stored P) bool {
	var none P
	return stored != none
}

// next returns what is to be stored. It is made anew for each attempt: a patch
// is one of what is stored then.
func (c *change[H, P]) next(stored P) (next P, err error) {
	if c.r.Method == http.MethodDelete {
		return next, nil
	}
	if err := c.receive(); err != nil {
		return next, err
	}
	text := c.body
	if c.r.Method == http.MethodPatch {
		text, err = patched(stored, c.body)
	}
	if err == nil && !c.exists(stored) {
		stored, err = c.New(c.r)
	}
	if err == nil {
		next, err = c.New(c.r)
	}
	if err == nil {
		err = decode(text, next)
	}
	if err == nil {
		c.Adopt(next, stored)
	}
	return next, err
}

// receive reads the content once, and holds it against the type that it is for.
func (c *change[H, P]) receive() (err error) {
	if c.received {
		return nil
	}
	if c.body, err = receive(c.w, c.r, c.MaxBody); err != nil {
		return err
	}
	if p := checkDocument(c.body, reflect.TypeFor[P]()); p != nil {
		return p
	}
	c.received = true
	return nil
}

// store has the store make the change.
func (c *change[H, P]) store(next, stored P) (result P, err error) {
	switch {
	case c.r.Method == http.MethodDelete:
		err = c.Delete(c.h, c.r, stored)
	case c.exists(stored):
		result, err = c.Update(c.h, c.r, next, stored)
	default:
		result, err = c.Create(c.h, c.r, next)
	}
	for _, lost := range []error{c.Resource.Conflict, c.Resource.Exists, c.Resource.NotFound} {
		if err != nil && errors.Is(err, lost) {
			return result, errLost
		}
	}
	return result, err
}

// fail answers an error; where it is a precondition's, with the current tag.
func (c *change[H, P]) fail(err error) {
	if p := (*problem)(nil); errors.As(err, &p) && p.Header != "" {
		p.answer(c.w, c.r, []byte(c.etag))
		return
	}
	c.Resource.Fail(c.w, c.r, err, c.OnError)
}
