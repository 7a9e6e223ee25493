package etagentest

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// RunWrites sends the requests of the table that change the target, and then those that
// every resource responds to alike, each as a subtest. It checks what is stored after
// each of them. It is called if the resource has PUT, PATCH or DELETE.
func RunWrites(t *testing.T, target Target, cases []Case) {
	t.Helper()
	runTable(t, &target, cases, target.writeRows(), checkWrite)
	if target.Creates {
		t.Run("404 PUT where no address can lead", func(t *testing.T) { checkUnaddressable(t, &target) })
	}
	if target.Blind != nil {
		t.Run("404 where the store returns another row for a write", func(t *testing.T) {
			for _, method := range target.Methods {
				checkBlind(t, &target, Case{Method: method, Header: header("If-Match", "*"), Body: "{}"})
			}
		})
	}
	if c, ok := target.change(); ok {
		t.Run("of many a "+c.Method+" at once one wins", func(t *testing.T) { checkRace(t, &target, &c) })
	}
}

// checkUnaddressable sends a PUT that creates to addresses that no client, or not
// every client, could use again.
func checkUnaddressable(t *testing.T, target *Target) {
	now := target.Modified.Add(24 * time.Hour)
	folder := target.Path[:strings.LastIndexByte(target.Path, '/')+1]
	for _, id := range []string{"%00", "a%00", "%FF", strings.Repeat("1", 1025)} {
		c := target.creation()
		c.Path = folder + id
		if answer := target.send(target.New(false, now), &c); answer.StatusCode < 400 {
			t.Errorf("status %d for a PUT of %.20s, want 404", answer.StatusCode, c.Path)
		}
	}
}

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
