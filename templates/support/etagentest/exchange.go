package etagentest

import (
	"net/http"
	"strings"
	"time"
)

// An exchange is a request of a table and its response.
type exchange struct {
	target    *Target
	c         *Case
	handler   http.Handler
	answer    *http.Response
	body      string
	plain     *http.Response // the response to a GET without preconditions
	plainBody string
	loaded    bool // the whole resource was loaded for it
	now       time.Time
	hooks     *hooks // what the hooks of the handler were told
	read      int    // how much of the content was read
}

// send sends the request, with the hooks of the handler set.
func (x *exchange) send() {
	if s, ok := x.handler.(*served); ok {
		x.hooks = s.hook(x.c, false)
		defer func() { s.release(x.hooks) }()
	}
	content := strings.NewReader(x.c.Body)
	x.answer = x.target.sendContent(x.handler, x.c, x.c.method(), content)
	x.read = len(x.c.Body) - content.Len()
}

// forbidden reports whether the response has the status that Authorize refused with.
func (x *exchange) forbidden() bool { return x.c.says >= 400 && x.c.says == x.answer.StatusCode }

// struck returns how often the store must have failed: once, if the response
// reports its failure.
func (x *exchange) struck() int {
	switch x.answer.StatusCode {
	case outcome(x.c.load), outcome(x.c.write):
		return 1
	}
	return 0
}

// outcome returns the status of the response if the store refuses with a status. A
// store must not use those of preconditions.
func outcome(status int) int {
	switch status {
	case timeIsOver:
		return http.StatusServiceUnavailable
	case http.StatusFound, http.StatusPreconditionFailed, http.StatusPreconditionRequired:
		return http.StatusInternalServerError
	}
	return status
}
