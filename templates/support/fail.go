package etagen

import (
	"context"
	"errors"
	"net/http"
)

// ErrUnavailable is returned by a store, possibly wrapped, if it cannot do now
// what it may do soon. The response is a 503 that says so.
var ErrUnavailable = errors.New("temporarily unavailable")

// ErrOutcomeUnknown is returned by a store, possibly wrapped, if a change may or
// may not have been made, for example if the response to a commit was lost. The
// response is a 503 that asks the client to read first. OnError is called.
var ErrOutcomeUnknown = errors.New("outcome of the change is unknown")

// Fail writes the response for an error of the store: its Problem, if a store may
// return that, whatever it wraps; 404 for res.NotFound; 503 for ErrUnavailable,
// ErrOutcomeUnknown and a passed deadline; else 500, without the cause. OnError is
// called for a 500 and a deadline, unless the client has gone.
func (res *Resource) Fail(w http.ResponseWriter, r *http.Request, err error, set *Settings) {
	var refusal *Problem
	refused := errors.As(err, &refusal)
	p, tell := internalError, true
	switch {
	case !refused && errors.Is(err, ErrOutcomeUnknown):
		p = outcomeUnknown
	case gone(r):
		p, tell = unavailable, false
	case refused && refusal.allowed():
		p, tell = &problem{Problem: *refusal}, false
	case refused:
	case errors.Is(err, res.NotFound):
		p, tell = notFound, false
	case errors.Is(err, ErrUnavailable):
		p, tell = unavailable, false
	case errors.Is(err, context.DeadlineExceeded) || r.Context().Err() == context.DeadlineExceeded:
		p = unavailable // some drivers have their own errors for a deadline
	}
	if set != nil {
		set.Decision.Err = err
	}
	if tell {
		set.tell(r, err)
	}
	res.answer(p, w, r, "", set)
}

// refusalIn returns the Problem that an error of a store wraps.
func refusalIn(err error) (p *Problem, ok bool) {
	ok = errors.As(err, &p)
	return p, ok
}

// means reports whether an error of a store has the meaning of target. What a
// Problem wraps is only for logs, and ErrOutcomeUnknown excludes other meanings.
func means(err, target error) bool {
	if err == nil || !errors.Is(err, target) || errors.Is(err, ErrOutcomeUnknown) {
		return false
	}
	_, refused := refusalIn(err)
	return !refused
}

// An interrupted is an error of a store that was making a change when its
// deadline passed or its client left. It is an ErrOutcomeUnknown.
type interrupted struct{ error }

func (e *interrupted) Unwrap() error { return e.error }

func (e *interrupted) Is(target error) bool { return target == ErrOutcomeUnknown }

// interrupt returns the error of a store that was asked for a change: ErrOutcomeUnknown
// if the deadline has passed, unless the error says that nothing was changed.
func (res *Resource) interrupt(r *http.Request, err error) error {
	if err == nil || errors.Is(err, ErrOutcomeUnknown) {
		return err
	}
	if _, refused := refusalIn(err); refused {
		return err
	}
	known := errors.Is(err, res.Conflict) || errors.Is(err, res.Exists) || errors.Is(err, res.NotFound) || errors.Is(err, ErrUnavailable)
	if errors.Is(err, context.DeadlineExceeded) || r.Context().Err() != nil && !known {
		return &interrupted{err}
	}
	return err
}
