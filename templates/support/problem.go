package etagen

import (
	"cmp"
	"net/http"
	"time"
)

// Problem is an error that is sent to the client as a problem document (RFC 9457).
// A store method, Authorize or a validate function returns a *Problem, possibly
// wrapped, if it refuses a request, which is not tried again; OnError is not called.
// Many requests may share a Problem, because nothing is written to it.
type Problem struct {
	Status     int            // 400 to 499 except 412 and 428, or 503; anything else becomes a 500
	Type       string         // a URI; empty is about:blank
	Title      string         // empty is the text of the status
	Detail     string         // an explanation for this request
	Instance   string         // a URI of this occurrence
	Errors     []FieldError   // the places in the content that are wrong
	Header     string         // the field of the request that is wrong
	Parameter  string         // the parameter of the query that is wrong
	RetryAfter time.Duration  // sent with 413, 429 and 503, rounded up to seconds
	Fields     http.Header    // of the response: a 401 has to have WWW-Authenticate. ETag, Last-Modified, Cache-Control, Content-* and Transfer-Encoding are ignored
	More       map[string]any // further members by name; names of the document are ignored, and all if they cannot be encoded
	Err        error          // for logs: Error and Unwrap return it; it is never sent
}

// FieldError describes what is wrong at one place in the content of a request, for
// Problem.Errors.
type FieldError struct {
	Pointer string `json:"pointer"`          // a JSON pointer (RFC 6901)
	Detail  string `json:"detail,omitempty"` // what is wrong there, if Problem.Detail does not say it
}

// Refuse returns a *Problem with a status, a detail, and JSON pointers to wrong places in
// the content, for a store whose rules forbid a change.
func Refuse(status int, detail string, pointers ...string) error {
	p := &Problem{Status: status, Detail: detail}
	for _, pointer := range pointers {
		p.Errors = append(p.Errors, FieldError{Pointer: pointer})
	}
	return p
}

// Error returns the text of Err, or what is sent if Err is nil.
func (p *Problem) Error() string {
	switch {
	case p == nil:
		return "nil *Problem"
	case p.Err != nil:
		return p.Err.Error()
	}
	return cmp.Or(p.Detail, p.title())
}

// Unwrap returns Err, for errors.Is and errors.As.
func (p *Problem) Unwrap() error {
	if p == nil {
		return nil
	}
	return p.Err
}

// title returns Title, or the text of the status if it is empty.
func (p *Problem) title() string {
	return cmp.Or(p.Title, http.StatusText(p.Status))
}

// allowed reports whether a store may refuse a request with p. 412 and 428 are for
// preconditions, which a store does not evaluate.
func (p *Problem) allowed() bool {
	if p == nil || p.Status == http.StatusPreconditionFailed || p.Status == http.StatusPreconditionRequired {
		return false
	}
	return 400 <= p.Status && p.Status <= 499 || p.Status == http.StatusServiceUnavailable
}

// A problem is a Problem in a response. One of this package may have any status.
type problem struct {
	Problem
	hintName string // of a field of the response that helps the client
	hint     string // its value
	cause    error  // the error of the store, if there is one
	document []byte // that all responses have; nil if the problem is not always the same
	length   string // of document
}
