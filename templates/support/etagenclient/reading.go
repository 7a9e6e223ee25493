package etagenclient

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// errRetry is the error of a read that may succeed if repeated.
type errRetry struct {
	error
	pause pause
}

func (e errRetry) Unwrap() error { return e.error }

// read returns the state at an address. It repeats a read that gets no response.
func (c *Client) read(ctx context.Context, res *Resource, r read) (state, error) {
	for try := 1; ; try++ {
		s, err := c.readOnce(ctx, res, r)
		if err == nil {
			return s, nil
		}
		var again errRetry
		if !errors.As(err, &again) {
			return s, err
		}
		if try >= c.tries() || !again.pause.before(ctx, try) {
			if end := ctx.Err(); end != nil && !errors.Is(again.error, end) {
				return s, fmt.Errorf("%w (%v)", end, again.error)
			}
			return s, again.error
		}
	}
}

// readOnce is read without repetition. After a 304 for a copy that is gone it asks
// again, without If-None-Match.
func (c *Client) readOnce(ctx context.Context, res *Resource, r read) (state, error) {
	s, again, err := c.ask(ctx, res, r)
	if again {
		r.plain, r.known = true, ""
		s, _, err = c.ask(ctx, res, r)
	}
	return s, err
}

// ask sends a read, unless a copy is fresh. It reports again for a 304 for a copy
// that is gone.
func (c *Client) ask(ctx context.Context, res *Resource, r read) (s state, again bool, err error) {
	req, err := c.request(ctx, http.MethodGet, r.address, nil, nil, r.header()...)
	if err != nil {
		return s, false, err
	}
	l := c.lookup(res, req, r)
	if s, ok := l.fresh(ctx); ok {
		return s, false, nil
	}
	if tag := l.condition(); tag != "" {
		req.Header["If-None-Match"] = []string{tag}
	}
	asked := now(ctx)
	response, err := c.reader(req).Do(req)
	if err != nil {
		return s, false, errRetry{error: err}
	}
	a := c.receive(req, response)
	switch {
	case a.status == http.StatusNotModified && !r.plain:
		return l.unchanged(res, a, r, asked)
	case a.status != http.StatusOK:
		return s, false, c.refused(res, a, &l)
	}
	s, err = a.state(r)
	if err == nil {
		l.store(res, a, s, asked)
	}
	return s, false, err
}

// header returns the fields that control the read.
func (r *read) header() []field {
	var fields []field
	if r.now || r.plain {
		fields = append(fields, field{"Cache-Control", askServer})
	}
	if r.identity {
		fields = append(fields, field{"Accept-Encoding", uncoded})
	}
	return fields
}

// state returns the state in a 200.
func (a *answer) state(r read) (state, error) {
	switch {
	case !a.isJSON:
		return state{}, a.wrap(fmt.Errorf("the response is %.100q, and not JSON", a.header.Get("Content-Type")))
	case errors.Is(a.broken, errTooLarge), errors.Is(a.broken, errCoded):
		return state{}, a.wrap(a.broken)
	case a.broken != nil:
		return state{}, errRetry{error: a.wrap(a.broken)}
	}
	if err := r.accept(a.body); err != nil {
		if isCut(err) {
			return state{}, errRetry{error: a.wrap(err)}
		}
		return state{}, a.wrap(err)
	}
	return state{body: a.body, tag: tagOf(a.header)}, nil
}

// refused returns the error for an error response to a read.
func (c *Client) refused(res *Resource, a *answer, l *lookup) error {
	err := res.refusal(a, false)
	advice, advised := a.retryAfter()
	switch a.status {
	case http.StatusNotFound, http.StatusGone:
		l.mark()
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return errRetry{err, pause{advice, advised}}
	case http.StatusTooManyRequests:
		if advised {
			return errRetry{err, pause{advice, advised}}
		}
	}
	return err
}
