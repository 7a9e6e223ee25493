package etagen

import (
	"errors"
	"net/http"
)

// attempts bounds how often a request starts anew because another was faster.
const attempts = 10

// These say that another request has changed what this one decided on: what
// there was, or that there was nothing.
var (
	errLost  = errors.New("lost to another request")
	errTaken = errors.New("created by another request")
)

// A change is a request that writes, while it is answered.
type change[H, P any] struct {
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
	for i := 0; i == 0 || i < attempts && (err == errLost || err == errTaken) && !gone(c.r); i++ {
		err = c.attempt()
	}
	switch err {
	case nil:
		return
	case errLost:
		err = unavailable()
	case errTaken: // each time, so that what is in the way is elsewhere
		err = conflict()
	}
	c.fail(err)
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

// store has the store make the change.
func (c *change[H, P]) store(next, stored P) (result P, err error) {
	switch {
	case c.r.Method == http.MethodDelete:
		err = c.Delete(c.h, c.r, stored)
	case c.exists(stored):
		result, err = c.Update(c.h, c.r, next, stored)
	default:
		result, err = c.Create(c.h, c.r, next)
		if errors.Is(err, c.Resource.NotFound) {
			return result, c.Resource.interrupt(c.r, err) // of something that it would belong to
		}
	}
	switch err = c.Resource.interrupt(c.r, err); {
	case err == nil:
	case isInterrupted(err):
	case errors.Is(err, c.Resource.Conflict), errors.Is(err, c.Resource.NotFound):
		err = errLost
	case errors.Is(err, c.Resource.Exists):
		err = errTaken
	}
	return result, err
}

// fail answers an error, which nobody has wrapped if it was made here. A problem
// with a precondition carries the current tag.
func (c *change[H, P]) fail(err error) {
	switch answer := err.(type) {
	case *recorded:
		answer.send(c.w)
	case *problem:
		var tag []byte
		if answer.Header != "" {
			tag = []byte(c.etag)
		}
		answer.answer(c.w, c.r, tag)
	default:
		c.Resource.Fail(c.w, c.r, err, c.OnError)
	}
}
