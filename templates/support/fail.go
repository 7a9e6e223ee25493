package etagen

import (
	"errors"
	"net/http"
)

// ErrUnavailable is what a store returns, as it is or wrapped, when it cannot do
// now what it may do soon: the answer is 503, and says so.
var ErrUnavailable = errors.New("temporarily unavailable")

// Fail answers for an error of the store: 404 if it is res.NotFound, 503 if it is
// ErrUnavailable, wrapped or not; else 500, of whose cause the client learns
// nothing and onError, unless it is nil, everything.
func (res *Resource) Fail(w http.ResponseWriter, r *http.Request, err error, onError func(*http.Request, error)) {
	var p *problem
	var contrary *contradiction
	switch {
	case errors.As(err, &p):
	case errors.As(err, &contrary):
		p = internalError()
		tell(onError, r, err)
	case errors.Is(err, res.NotFound):
		p = notFound()
	case errors.Is(err, ErrUnavailable):
		p = unavailable()
	default:
		p = internalError()
		tell(onError, r, err)
	}
	p.answer(w, r, nil)
}

// tell calls onError, unless it is nil.
func tell(onError func(*http.Request, error), r *http.Request, err error) {
	if onError != nil {
		onError(r, err)
	}
}
