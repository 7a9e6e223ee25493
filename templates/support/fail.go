package etagen

import (
	"context"
	"errors"
	"net/http"
)

// ErrUnavailable is returned by a store, possibly wrapped, when it cannot do
// now what it may do soon: the answer is 503, and says so.
var ErrUnavailable = errors.New("temporarily unavailable")

// ErrOutcomeUnknown is returned by a store, possibly wrapped, if a change may have
// been made or not: a commit whose response was lost, say. The response is a 503
// that asks the client to look first, and OnError is told.
var ErrOutcomeUnknown = errors.New("outcome of the change is not known")

// StatusClientGone is the status of a request whose client has left before the
// response. It is for Observe, and is never sent.
const StatusClientGone = 499

// Fail writes the response for an error of the store: with its Problem, if it
// wraps one that a store may return; 404 if it wraps res.NotFound; 503 if it wraps ErrUnavailable
// or ErrOutcomeUnknown, or if the time of the request is over; else 500, of whose
// cause the client learns nothing and OnError everything. OnError is told of a
// deadline too, and of nothing if the client has gone.
func (res *Resource) Fail(w http.ResponseWriter, r *http.Request, err error, set *Settings) {
	p, own := err.(*problem)
	if own {
		set.blame(p.cause)
	} else {
		var tell bool
		if p, tell = res.explain(r, err); tell {
			set.tell(r, cause(err))
		}
		set.blame(err)
	}
	res.answer(p, w, r, nil, set)
}

// explain returns what an error of the store is to the client, and whether OnError
// is told. A Problem comes first, whatever it wraps.
func (res *Resource) explain(r *http.Request, err error) (p *problem, tell bool) {
	refusal, refused := refusalIn(err)
	switch {
	case !refused && errors.Is(err, ErrOutcomeUnknown):
		return outcomeUnknown(), true
	case gone(r):
		return unavailable(), false
	case refused && refusal.allowed():
		return &problem{Problem: *refusal}, false
	case refused:
		return internalError(), true
	case errors.Is(err, res.NotFound):
		return notFound(), false
	case errors.Is(err, ErrUnavailable):
		return unavailable(), false
	case late(r, err):
		return unavailable(), true
	}
	return internalError(), true
}

// refusalIn returns the Problem that an error of a store is or wraps.
func refusalIn(err error) (p *Problem, ok bool) {
	ok = errors.As(err, &p)
	return p, ok
}

// means reports whether an error of a store says what target says. What a Problem
// wraps is for logs, and a change that may have been made is nothing else.
func means(err, target error) bool {
	if err == nil || !errors.Is(err, target) || errors.Is(err, ErrOutcomeUnknown) {
		return false
	}
	_, refused := refusalIn(err)
	return !refused
}

// gone reports whether the client has left: whatever the store says then, nobody
// reads the answer. What is written is an error all the same, for a server that
// stops and a wrapper that cancels have their clients still.
func gone(r *http.Request) bool { return r.Context().Err() == context.Canceled }

// late reports whether an error says that the time for a request was over.
// Drivers have errors of their own for that.
func late(r *http.Request, err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || r.Context().Err() == context.DeadlineExceeded
}

// An interrupted is an error of a store that was changing something when its time
// was over, or its client gone. It is an ErrOutcomeUnknown.
type interrupted struct{ error }

func (e *interrupted) Unwrap() error { return e.error }

func (e *interrupted) Is(target error) bool { return target == ErrOutcomeUnknown }

func (e *interrupted) returned() error { return e.error }

// cause returns what the store has returned.
func cause(err error) error {
	if e, ok := err.(interface{ returned() error }); ok {
		return e.returned()
	}
	return err
}

// interrupt returns the error of a store that was asked to change something: an
// ErrOutcomeUnknown if its time was over, unless it says that it changed nothing.
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
