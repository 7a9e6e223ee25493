package etagen

import (
	"context"
	"errors"
	"net/http"
)

// ErrUnavailable is what a store returns, as it is or wrapped, when it cannot do
// now what it may do soon: the answer is 503, and says so.
var ErrUnavailable = errors.New("temporarily unavailable")

// Fail answers for an error of the store: 404 if it is res.NotFound, 503 if it is
// ErrUnavailable, wrapped or not, or if the time of the request is over; else
// 500, of whose cause the client learns nothing and OnError everything. OnError is
// told of a deadline too, and of nothing if the client has gone.
func (res *Resource) Fail(w http.ResponseWriter, r *http.Request, err error, set *Settings) {
	var p *problem
	var interruption *interrupted
	var contrary *contradiction
	switch {
	case errors.As(err, &p):
	case errors.As(err, &interruption):
		p = outcomeUnknown()
		set.tell(r, interruption.error)
	case gone(r):
		p = unavailable()
	case errors.As(err, &contrary):
		p = internalError()
		set.tell(r, err)
	case errors.Is(err, res.NotFound):
		p = notFound()
	case errors.Is(err, ErrUnavailable):
		p = unavailable()
	case late(r, err):
		p = unavailable()
		set.tell(r, err)
	default:
		p = internalError()
		set.tell(r, err)
	}
	p.answer(w, r, nil)
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
// was over, or its client gone. Nobody knows whether the change was made.
type interrupted struct{ error }

func (e *interrupted) Unwrap() error { return e.error }

func isInterrupted(err error) bool {
	_, ok := err.(*interrupted)
	return ok
}

// interrupt returns the error of a store that was asked to change something:
// interrupted, unless the store says that it changed nothing.
func (res *Resource) interrupt(r *http.Request, err error) error {
	known := errors.Is(err, res.Conflict) || errors.Is(err, res.Exists) || errors.Is(err, res.NotFound) || errors.Is(err, ErrUnavailable)
	if p := (*problem)(nil); err == nil || errors.As(err, &p) {
		return err
	}
	if errors.Is(err, context.DeadlineExceeded) || r.Context().Err() != nil && !known {
		return &interrupted{err}
	}
	return err
}
