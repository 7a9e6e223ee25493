package etagen

import (
	"bytes"
	"errors"
	"fmt"
)

// A refusal is a change that the store has not made, by what it returned.
type refusal[P any] struct {
	cause  error
	stored P      // what the change was decided on
	next   P      // what was to be stored
	etag   string // of stored, as it was then: a store may give out what it changes later
}

// A contradiction is an error of a store that says one thing and does another.
// It is a 500 whatever it wraps.
type contradiction struct {
	what  string
	cause error
}

func (e *contradiction) Error() string { return e.what + ": " + e.cause.Error() }
func (e *contradiction) Unwrap() error { return e.cause }

// isRefusal reports whether an error of a store can mean that another request was
// faster.
func (res *Resource) isRefusal(err error) bool {
	return means(err, res.Conflict) || means(err, res.NotFound) || means(err, res.Exists)
}

// settle decides what the last refusal was, now that it is known what is stored.
// Only another state is a race that was lost, unless that is what this request
// has made: the next attempt would then make the change once more.
func (c *change[P]) settle(stored P) error {
	switch cause := c.refused.cause; {
	case cause == nil || cause == errMoved:
		return nil
	case c.unchanged(stored) && errors.Is(cause, c.Resource.Exists):
		return conflict(cause) // with something at another address
	case c.unchanged(stored) && c.mayReturn():
		return nil
	case c.unchanged(stored):
		return c.contradict("the store refused a change to the state that it still has", cause)
	case c.exists(stored) && c.made(stored):
		return c.contradict("the store made the change and returned an error", cause)
	}
	c.same = 0
	return nil
}

// mayReturn reports whether what is stored may have had another state in between: a
// digest is the same again then. Two refusals in a row are none of that.
func (c *change[P]) mayReturn() bool {
	c.same++
	return c.Resource.Digest && c.same < 2
}

// contradict tells OnError of a contradiction, and returns its response.
func (c *change[P]) contradict(what string, cause error) error {
	p := internalError()
	if gone(c.r) {
		p = unavailable()
	}
	p.cause = &contradiction{what, cause}
	c.tell(c.r, p.cause)
	return p
}

// giveUp returns what a request is answered that was refused too often.
func (c *change[P]) giveUp() error {
	cause := c.refused.cause
	if errors.Is(cause, c.Resource.Exists) && !gone(c.r) {
		return conflict(cause)
	}
	c.tell(c.r, fmt.Errorf("the resource was modified concurrently in each of %d attempts: %w", attempts, cause))
	p := unavailable()
	p.cause = cause
	return p
}

// unchanged reports whether what is stored is at the state that was refused.
// Without an entity tag its content has to tell.
func (c *change[P]) unchanged(stored P) bool {
	before := c.refused.stored
	if !c.exists(before) || !c.exists(stored) {
		return c.exists(before) == c.exists(stored)
	}
	return c.Resource.sameState(c.etag, c.refused.etag) && (c.etag != "" || sameJSON(before, stored))
}

// sameState reports whether two entity tags are of one state for a write.
func (res *Resource) sameState(a, b string) bool {
	return a == b || res.Guard != nil && a != "" && res.Guard(a, b)
}

// sameJSON reports whether two values have the same JSON.
func sameJSON(a, b any) bool {
	one, err := encode(a)
	if err != nil {
		return false
	}
	defer one.free()
	other, err := encode(b)
	if err != nil {
		return false
	}
	defer other.free()
	return bytes.Equal(one.text.Bytes(), other.text.Bytes())
}
