package etagentest

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// MaxBody is the largest body that the handlers of a test accept, in bytes.
const MaxBody = 1 << 16

// Large returns a body that is a byte larger than that.
func Large() string { return strings.Repeat(" ", MaxBody+1) }

// useSample is what to do about a value that its own methods refuse.
const useSample = "sample=FUNC in the resource directive names a function that makes a valid one"

// JSON returns a value as encoding/json encodes it.
func JSON(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatalf("encoding the resource of the test: %v (%s)", err, useSample)
	}
	return string(text)
}

// Unchanged returns a merge patch that changes nothing of a value. A JSON object
// is merged with nothing; any other value has to be sent whole (RFC 7396 §2).
func Unchanged(t *testing.T, value any) string {
	t.Helper()
	text := JSON(t, value)
	if strings.HasPrefix(text, "{") {
		return "{}"
	}
	return text
}

// writes reports whether the method of a case is one that may change something.
func (c *Case) writes() bool {
	switch c.Method {
	case http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodPost:
		return true
	}
	return false
}

// checkWrite holds the answer to a write to what the resource is afterwards:
// one that is not answered with success has to leave everything as it was.
func (t *Target) checkWrite(tb *testing.T, c *Case, handler http.Handler, answer *http.Response, text, before string) {
	tb.Helper()
	created := ""
	if c.Method == http.MethodPost && answer.StatusCode == http.StatusCreated {
		created = resolve(tb, t.pathOf(c), answer.Header.Get("Location"))
	}
	after := t.send(handler, &Case{Path: created})
	stored := read(tb, after)
	switch answer.StatusCode {
	case http.StatusOK, http.StatusCreated:
		t.checkStored(tb, c, answer, text, after, stored)
	case http.StatusNoContent:
		if after.StatusCode != http.StatusNotFound {
			tb.Errorf("a GET after the DELETE: status %d, want 404", after.StatusCode)
		}
	default:
		checkProblem(tb, c, answer, text)
		checkRefused(tb, c, answer, after)
		if !c.Missing && stored != before {
			tb.Errorf("a write that was answered %d left %s, and there was %s", answer.StatusCode, stored, before)
		}
		if c.Missing && c.Method != http.MethodPost && after.StatusCode != http.StatusNotFound {
			tb.Errorf("a write that was answered %d left something that did not exist", answer.StatusCode)
		}
	}
}

// checkStored holds the answer to a write that was carried out to the
// representation that it says it is.
func (t *Target) checkStored(tb *testing.T, c *Case, answer *http.Response, text string, after *http.Response, stored string) {
	tb.Helper()
	if text != stored {
		tb.Errorf("the answer has the body %s, and a GET then has %s", text, stored)
	}
	if there := resolve(tb, t.pathOf(c), answer.Header.Get("Content-Location")); there != after.Request.URL.RequestURI() {
		tb.Errorf("Content-Location leads to %q and not to %s: the body is the representation there", there, after.Request.URL.RequestURI())
	}
	if location := answer.Header.Get("Location"); (location != "") != (answer.StatusCode == http.StatusCreated) {
		tb.Errorf("%d with the Location %q", answer.StatusCode, location)
	}
	tag := after.Header.Get("Etag")
	if c.Method == http.MethodPut && !t.PutValidators && text != c.Body {
		wantHeader(tb, answer, "Etag", "") // what was sent is not what is stored (RFC 9110 §9.3.4)
		wantHeader(tb, answer, "Last-Modified", "")
	} else {
		wantHeader(tb, answer, "Etag", tag)
		wantHeader(tb, answer, "Last-Modified", after.Header.Get("Last-Modified"))
	}
	if !c.Missing && t.ETag != "" && tag == t.ETag {
		tb.Errorf("the entity tag is still %s after the write", tag)
	}
}

// checkRefused holds the answer to a write that named the wrong state, or none,
// to RFC 6585 §3 and to what a client needs in order to try again.
func checkRefused(tb *testing.T, c *Case, answer, after *http.Response) {
	tb.Helper()
	switch answer.StatusCode {
	case http.StatusPreconditionFailed:
		wantHeader(tb, answer, "Etag", strings.Join(after.Header["Etag"], ", "))
	case http.StatusUnsupportedMediaType:
		if answer.Header.Get("Accept") == "" && answer.Header.Get("Accept-Patch") == "" {
			tb.Errorf("the answer to %s does not say what it takes", c.Method)
		}
	}
}
