package etagen

import (
	"errors"
	"net/http"
)

// attempts bounds how often a request starts anew because another was faster.
const attempts = 10

// errRefused says that the store has refused a change, maybe because another
// request was faster. What is stored now tells.
var errRefused = errors.New("refused by the store")

// errMoved says that what is stored has changed while it was decided on.
var errMoved = errors.New("the store has changed what it had returned")

// A change is a request that writes, while it is answered. What it does not need
// of the adapter of the resource is nil.
type change[P any] struct {
	writer  Writer[P]
	loader  Loader[P]
	maker   Maker[P]
	updater Updater[P]
	creator Creator[P]
	deleter Deleter[P]
	poster  Poster[P]

	Resource *Resource
	Settings
	w        http.ResponseWriter
	r        *http.Request
	etag     string // of what is stored
	body     []byte // the content without what is passed over
	received bool   // body is there, and fit to be decoded
	content  []byte // as it has arrived
	refused  refusal[P]
	same     int // how often in a row the store refused to change what is still there
	shown    int // how often what the request asks for was there though the store had refused it

	validated bool // what is to be stored has JSON no longer, by a validate function
}

// answer makes the change if the request has the method that it is for.
func (c *change[P]) answer(method string) {
	switch {
	case c.r.Method != method:
		c.Resource.answer(methodNotAllowed(method), c.w, c.r, nil, &c.Settings)
	case c.poster != nil:
		if err := c.create(); err != nil {
			c.fail(err)
		}
	default:
		c.run()
	}
	c.Done(c.r)
}

// run attempts the change until it is decided. A race that was lost starts all
// over: a precondition that held may fail now, and one that guarded a creation
// does not guard a replacement.
func (c *change[P]) run() {
	err := errRefused
	for i := 0; i == 0 || i < attempts && err == errRefused && !gone(c.r); i++ {
		err = c.attempt()
	}
	if err == errRefused {
		err = c.giveUp()
	}
	if err != nil {
		c.fail(err)
	}
}

// attempt decides on what is stored, and has the store make the change only if
// that is still what is stored. So nothing is ever overwritten unseen, however
// long the request takes to arrive.
func (c *change[P]) attempt() error {
	stored, err := c.decide()
	if err == nil && !c.received && c.r.Method != http.MethodDelete {
		stored, err = c.await(stored)
	}
	if err != nil {
		return err
	}
	next, err := c.next(stored)
	if err != nil {
		return err
	}
	if c.moved(stored) {
		c.refused = refusal[P]{cause: errMoved}
		return errRefused
	}
	result, err := c.store(next, stored)
	if err != nil {
		return err
	}
	return c.reply(stored, result)
}

// moved reports whether what is stored has another entity tag than when it was
// decided on: the store has given out memory that another request writes to. The
// version that Update compares would be that of the other.
func (c *change[P]) moved(stored P) bool {
	return c.exists(stored) && !c.Resource.sameState(c.writer.ETag(stored), c.etag)
}

// decide returns what is stored if the request may change it.
func (c *change[P]) decide() (P, error) {
	stored, err := c.load()
	if err == nil {
		err = c.permit(stored)
	}
	if err == nil {
		err = c.admit(stored)
	}
	if err == nil {
		err = c.settle(stored)
	}
	return stored, err
}

// await reads the content, which may be long on its way. Update compares the
// version: what joins the entity tag beside that is looked at again.
func (c *change[P]) await(stored P) (P, error) {
	if err := c.receive(); err != nil {
		return stored, err
	}
	if !c.Resource.Reload {
		return stored, nil
	}
	return c.decide()
}

// store has the store make the change.
func (c *change[P]) store(next, stored P) (result P, err error) {
	c.Decision.Rounds++
	switch {
	case c.r.Method == http.MethodDelete:
		err = c.deleter.Delete(c.r, stored)
	case c.exists(stored):
		result, err = c.updater.Update(c.r, next, stored)
	default:
		result, err = c.creator.Create(c.r, next)
		if means(err, c.Resource.NotFound) {
			return result, c.Resource.interrupt(c.r, err) // of something that it would belong to
		}
	}
	err = c.Resource.interrupt(c.r, err)
	if c.Resource.isRefusal(err) {
		c.refused = refusal[P]{cause: err, stored: stored, next: next, etag: c.etag}
		return result, errRefused
	}
	return result, err
}

// fail answers an error, which nobody has wrapped if it was made here. A problem
// with a precondition carries the current tag.
func (c *change[P]) fail(err error) {
	switch answer := err.(type) {
	case *recorded:
		answer.send(c.w, c.r, &c.Settings)
	case *problem:
		var tag []byte
		if answer.Header != "" {
			tag = []byte(c.etag)
		}
		c.blame(answer.cause)
		c.Resource.answer(answer, c.w, c.r, tag, &c.Settings)
	default:
		c.Resource.Fail(c.w, c.r, err, &c.Settings)
	}
}
