package etagenclient

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
)

// ErrUnavailable is the error for 429 and 503 of a client without package etagen.
// Generated code uses it if it has no error of a handler.
var ErrUnavailable = errors.New("the server is unavailable at present")

// errNoGuard is the error for a state without a strong entity tag.
var errNoGuard = errors.New("the response has no entity tag, so that a change could overwrite others: nothing is sent")

// refusal returns the error for an unexpected response; creates reports whether the
// request was to create something.
func (res *Resource) refusal(a *answer, creates bool) error {
	p := problemOf(a)
	switch p.Status {
	case http.StatusNotFound, http.StatusGone:
		p.is = res.err(res.NotFound)
	case http.StatusConflict:
		p.is = res.err(res.Exists)
	case http.StatusPreconditionFailed:
		p.is = res.err(res.Conflict)
		if creates {
			p.is = res.err(res.Exists)
		}
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		p.is = res.err(res.Unavailable)
	}
	if location := a.header.Get("Location"); a.asked.Method != http.MethodGet && a.status < 400 && location != "" {
		p.Detail = fmt.Sprintf("redirected to %.200s, and a write follows no redirection", location)
	}
	return a.wrap(p)
}

// An unknown is the error of a change that may or may not have been made.
type unknown struct {
	text string
	is   []error
}

func (u *unknown) Error() string { return u.text }

func (u *unknown) Unwrap() []error { return u.is }

// unknown returns the error for a change that may or may not have been made. It
// wraps the problem and the end of the context. Other errors, which callers would
// retry, are only in its text.
func (res *Resource) unknown(cause error) error {
	outcome := res.err(res.OutcomeUnknown)
	u := &unknown{fmt.Sprintf("%v: %v", outcome, cause), []error{outcome}}
	var p *Problem
	if errors.As(cause, &p) {
		u.is = append(u.is, p.without())
	}
	for _, end := range []error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(cause, end) {
			u.is = append(u.is, end)
		}
	}
	return u
}

// isUnsent reports whether a transport error means that there was no connection, so
// that the server cannot have the request.
func isUnsent(err error) bool {
	var op *net.OpError
	var certificate *tls.CertificateVerificationError
	return errors.As(err, &op) && (op.Op == "dial" || op.Op == "proxyconnect") || errors.As(err, &certificate)
}
