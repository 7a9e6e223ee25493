package etagen

import (
	"errors"
	"fmt"
)

// A contradiction is the error of a store whose errors or results do not agree with what
// it stores. It becomes a 500, whatever it wraps: the change may have been made.
type contradiction struct {
	what  string
	cause error
}

func (e *contradiction) Error() string { return e.what + ": " + e.cause.Error() }
func (e *contradiction) Unwrap() error { return e.cause }

// isRefusal reports whether an error of a store can mean a lost race.
func (res *Resource) isRefusal(err error) bool {
	return means(err, res.Conflict) || means(err, res.NotFound) || means(err, res.Exists)
}

// settle decides what the last refusal meant, from what is stored now. If the
// state is another one, the request has lost a race, unless the state is the
// result of this request: then the next attempt would make the change again.
func (c *change) settle(stored any) error {
	switch cause := c.refused.cause; {
	case cause == nil || cause == errMoved:
		return nil
	case c.unchanged(stored) && errors.Is(cause, c.Resource.Exists):
		return conflict(cause) // with a resource at another address
	case c.unchanged(stored) && c.mayReturn():
		return nil
	case c.unchanged(stored):
		return c.contradict("the store refused a change to the state that it still has", cause)
	case exists(stored) && c.made(stored):
		return c.contradict("the store made the change and returned an error", cause)
	}
	c.same = 0
	return nil
}

// mayReturn reports whether the stored value may have changed and changed back: a
// digest cannot show that. Two refusals in a row have another reason.
func (c *change) mayReturn() bool {
	if c.Resource.Digest {
		c.same++
		return c.same < 2
	}
	return false
}

// contradict tells OnError of a contradiction, and returns its response.
func (c *change) contradict(what string, cause error) error {
	p := *internalError
	if gone(c.r) {
		p = *outcomeUnknown
	}
	p.cause = &contradiction{what, cause}
	c.tell(c.r, p.cause)
	return &p
}

// giveUp returns the problem for a request that was refused too often.
func (c *change) giveUp() error {
	cause := c.refused.cause
	if errors.Is(cause, c.Resource.Exists) && !gone(c.r) {
		return conflict(cause)
	}
	c.tell(c.r, fmt.Errorf("the resource was modified concurrently in each of %d attempts: %w", attempts, cause))
	p := *unavailable
	p.cause = cause
	return &p
}

// unchanged reports whether the stored value has the state that was refused. It
// compares the content if there is no entity tag.
func (c *change) unchanged(stored any) bool {
	before := c.refused.stored
	if !exists(before) || !exists(stored) {
		return exists(before) == exists(stored)
	}
	return c.Resource.sameState(c.etag, c.refused.etag) && (c.etag != "" || sameJSON(before, stored))
}

// sameState reports whether two entity tags name the same state for a write.
func (res *Resource) sameState(a, b string) bool {
	return a == b || res.Guard != nil && a != "" && res.Guard(a, b)
}
