package etagenclient

import (
	"errors"
	"fmt"
	"net/http"
)

// rounds runs rounds until one ends the update.
func (u *update) rounds() (any, string, error) {
	for {
		if u.state == nil {
			if err := u.read(); err != nil {
				return nil, "", u.fail(err)
			}
		}
		d, err := u.decide()
		if err != nil {
			return nil, "", u.fail(err)
		}
		if d.content == nil {
			return d.unchanged, u.state.tag, nil
		}
		if err := u.mayTry(); err != nil {
			return nil, "", u.fail(err)
		}
		if v, tag, err, ended := u.round(d); ended {
			return v, tag, err
		}
	}
}

// read reads the state for the next round from the origin server.
func (u *update) read() error {
	_, s, err := u.get(u.ctx, u.res, u.at, read{now: true, identity: u.identity})
	u.state = &s
	return err
}

// mayTry returns an error if there must be no further write.
func (u *update) mayTry() error {
	same := sameState(u.state.tag, u.sent)
	switch {
	case u.doubt && !same:
		return fmt.Errorf("the %s has the entity tag %s now, and the change was sent for %s: this change or another one was made, or the server has another tag for the same state", u.res.Name, u.state.tag, u.sent)
	case u.state.tag == "":
		return errNoGuard
	case u.lastSaid == http.StatusConflict && same:
		return u.failure
	case u.lastSaid == http.StatusPreconditionFailed && same && isWeak(u.state.tag):
		return fmt.Errorf("the server has a weak entity tag for the %s, which no write can name (RFC 9110 §13.1.1): something on the way weakens it, or the server does: %w", u.res.Name, u.failure)
	case u.lastSaid == http.StatusPreconditionFailed && u.state.tag == u.sent:
		return fmt.Errorf("the server refuses the entity tag that a read of the %s returns: something on the way changes tags, or has an old state: %w", u.res.Name, u.failure)
	case u.tries >= u.Client.tries():
		return u.lastError()
	}
	u.tries++
	return nil
}

// lastError returns the error of an update that has lost all of its tries.
func (u *update) lastError() error {
	if u.lastSaid == http.StatusConflict { // some servers use it for 412
		var p *Problem
		if errors.As(u.failure, &p) {
			p = p.without()
			p.is = u.res.err(u.res.Conflict)
			return fmt.Errorf("updating a %s: %w", u.res.Name, p)
		}
	}
	return u.failure
}

// fail returns the error that ends the update. If a write is in doubt, it says that
// the outcome is unknown.
func (u *update) fail(err error) error {
	if !u.doubt {
		return err
	}
	if err != u.failure {
		err = fmt.Errorf("%w; then %w", u.failure, err)
	}
	return u.res.unknown(err)
}

// round sends a change, and reports whether the update has ended.
func (u *update) round(d *decision) (v any, tag string, err error, ended bool) {
	w, err := u.writeTo(u.res, u.at, d.write(u.state.tag))
	if err != nil {
		return nil, "", u.fail(err), true
	}
	o, a, err := u.send(u.ctx, u.res, w)
	if o == isMade {
		v, tag := u.made(d, a)
		return v, tag, nil, true
	}
	u.failure, u.sent, u.lastSaid = err, u.state.tag, 0
	wait := pause{}
	switch {
	case o == isLost:
		u.doubt = true
	case o == isNotSent:
	case a != nil:
		u.lastSaid = a.status
		wait.advice, wait.advised = a.retryAfter()
	}
	if !u.mayGoOn(o, a, wait) {
		if end := u.ctx.Err(); end != nil {
			err = fmt.Errorf("%w; then %w", err, end)
		}
		return nil, "", u.fail(err), true
	}
	u.state = nil
	return nil, "", nil, false
}

// mayGoOn waits for another round after a write that was not made, and reports
// whether there is one. A write in doubt gets one even after the last try, and so
// does a 409, to tell a lost race from a refusal.
func (u *update) mayGoOn(o outcome, a *answer, wait pause) bool {
	last := u.tries >= u.Client.tries() && !u.doubt
	switch {
	case o == isLost:
	case o == isNotSent:
		if last {
			return false
		}
	case a == nil:
		return false
	case a.status == http.StatusPreconditionFailed:
		u.identity, wait = true, pause{}
		if last {
			return false
		}
	case a.status == http.StatusConflict:
		wait = pause{}
	case (a.status == http.StatusTooManyRequests || a.status == http.StatusServiceUnavailable) && wait.advised:
		if last {
			return false
		}
	default:
		return false
	}
	return wait.before(u.ctx, u.tries)
}

// made returns the result of a change. If the response does not have it, it is
// read. If that fails, it is the value that was sent, because the change was made.
func (u *update) made(d *decision, a *answer) (any, string) {
	if v, ok := a.reply(u.res, u.at); ok {
		return v, tagOf(a.header)
	}
	if v, s, err := u.get(u.ctx, u.res, u.at, read{now: true}); err == nil {
		return v, s.tag
	}
	return d.changed, ""
}
