package etagentest

import (
	"net/http"
	"reflect"
	"testing"
)

// checkRefusal checks that the response to a refused request reveals nothing, and
// that its content was not read before Authorize was called.
func (x *exchange) checkRefusal(t *testing.T) {
	t.Helper()
	wantHeader(t, x.answer, "Etag", "")
	wantHeader(t, x.answer, "Last-Modified", "")
	own := x.forbidden()
	if own && x.read > 0 {
		t.Errorf("%d bytes of the content were read before Authorize was called", x.read)
	}
	switch x.answer.StatusCode {
	case http.StatusUnauthorized:
		wantHeader(t, x.answer, "Www-Authenticate", "Test")
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		again := "1"
		if x.c.write == timeIsOver {
			again = "" // it may have happened
		}
		wantHeader(t, x.answer, "Retry-After", again)
	case http.StatusNotFound:
		if own && !x.target.list && x.c.Method != http.MethodPost && x.c.kind() != "PUT that creates" && !(x.c.Method == http.MethodPut && x.target.Creates) {
			x.checkHidden(t)
		}
	}
}

// checkHidden compares the response for a hidden resource with that for a missing one.
func (x *exchange) checkHidden(t *testing.T) {
	t.Helper()
	missing := *x.c
	missing.Missing = true
	answer := x.target.send(x.target.New(false, x.now), &missing)
	if body := read(t, answer); body != x.body || !reflect.DeepEqual(answer.Header, x.answer.Header) {
		t.Errorf("a hidden resource gets %v %s, a missing one %v %s", x.answer.Header, x.body, answer.Header, body)
	}
}
