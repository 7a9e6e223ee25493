package etagentest

import (
	"net/http"
	"strings"
	"testing"
)

// checkWrite checks the response to a write against the resource afterwards. A
// write without success has to leave everything unchanged.
func checkWrite(t *testing.T, x *exchange) {
	t.Helper()
	created := ""
	if x.c.Method == http.MethodPost && x.answer.StatusCode == http.StatusCreated {
		created = resolve(t, x.target.pathOf(x.c), x.answer.Header.Get("Location"))
	}
	after := x.target.send(x.handler, &Case{Path: created})
	stored := read(t, after)
	switch x.answer.StatusCode {
	case http.StatusOK, http.StatusCreated:
		x.checkStored(t, after, stored)
	case http.StatusNoContent:
		if after.StatusCode != http.StatusNotFound {
			t.Errorf("a GET after the DELETE: status %d, want 404", after.StatusCode)
		}
	default:
		checkProblem(t, x.c, x.answer, x.body)
		checkRefused(t, x.target, x.c, x.answer, after)
		if !x.c.Missing && stored != x.plainBody {
			t.Errorf("a write with the response %d left %s, want %s", x.answer.StatusCode, stored, x.plainBody)
		}
		if x.c.Missing && !x.target.list && after.StatusCode != http.StatusNotFound {
			t.Errorf("a write with the response %d created the resource", x.answer.StatusCode)
		}
	}
}

// checkStored checks the response to a successful write against the representation
// that it claims to have.
func (x *exchange) checkStored(t *testing.T, after *http.Response, stored string) {
	t.Helper()
	if x.body != stored {
		t.Errorf("the response has the body %s, but a GET then returns %s", x.body, stored)
	}
	if there := resolve(t, x.target.pathOf(x.c), x.answer.Header.Get("Content-Location")); there != after.Request.URL.RequestURI() {
		t.Errorf("Content-Location is %q, want %s: the body is the representation there", there, after.Request.URL.RequestURI())
	}
	if location := x.answer.Header.Get("Location"); (location != "") != (x.answer.StatusCode == http.StatusCreated) {
		t.Errorf("%d with the Location %q", x.answer.StatusCode, location)
	}
	tag := after.Header.Get("Etag")
	if x.c.Method == http.MethodPut && !x.target.PutValidators && x.body != x.c.Body {
		wantHeader(t, x.answer, "Etag", "") // what was sent is not what is stored (RFC 9110 §9.3.4)
		wantHeader(t, x.answer, "Last-Modified", "")
	} else {
		wantHeader(t, x.answer, "Etag", tag)
		wantHeader(t, x.answer, "Last-Modified", after.Header.Get("Last-Modified"))
	}
	if !x.c.Missing && !x.target.Digest && x.target.ETag != "" && tag == x.target.ETag {
		t.Errorf("the entity tag is still %s after the write", tag)
	}
}

// checkRefused checks the response to a write that named the wrong state, or none,
// against RFC 6585 §3 and for what a client needs to try again.
func checkRefused(t *testing.T, target *Target, c *Case, answer, after *http.Response) {
	t.Helper()
	switch answer.StatusCode {
	case http.StatusPreconditionFailed:
		wantHeader(t, answer, "Etag", strings.Join(after.Header["Etag"], ", "))
	case http.StatusUnsupportedMediaType:
		if c.Method == http.MethodPatch {
			wantHeader(t, answer, "Accept-Patch", target.patchTypes())
		} else if answer.Header.Get("Accept") == "" {
			t.Errorf("the response to %s does not name the media types that it accepts", c.Method)
		}
	}
}
