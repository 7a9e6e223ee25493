package etagentest

import (
	"net/http"
	"testing"
	"time"
)

// Kept returns the target with handlers that have already served the resource, so that
// they keep its bytes.
func Kept(target Target) Target {
	open := target.New
	target.New = func(stored bool, now time.Time) http.Handler {
		handler := open(stored, now)
		if stored {
			target.send(handler, &Case{})
		}
		return handler
	}
	return target
}

// RunKept sends requests for a resource whose bytes are kept, for keep, as subtests.
func RunKept(t *testing.T, target Target) {
	t.Helper()
	now, warm := target.Modified.Add(24*time.Hour), Kept(target)
	for _, method := range []string{http.MethodGet, http.MethodHead} {
		t.Run("200 "+method+" of what is kept", func(t *testing.T) {
			want := target.send(target.New(true, now), &Case{Method: method})
			handler := warm.New(true, now)
			loads := target.loads()
			answer := target.send(handler, &Case{Method: method})
			if target.loads() != loads {
				t.Error("a 200 with kept bytes loaded the resource")
			}
			sameHeaders(t, answer, want, "Etag", "Vary", "Cache-Control", "Last-Modified", "Content-Length", "Content-Type")
			if body, wantBody := read(t, answer), read(t, want); answer.StatusCode != http.StatusOK || body != wantBody {
				t.Errorf("status %d and body %q, want 200 and %q", answer.StatusCode, body, wantBody)
			}
		})
	}
	for _, method := range target.Methods {
		t.Run("GET after "+method+" of what is kept", func(t *testing.T) { afterWrite(t, &target, method, warm.New(true, now)) })
	}
}

// afterWrite changes a resource that is kept, and checks that a GET returns the new state.
func afterWrite(test *testing.T, t *Target, method string, handler http.Handler) {
	test.Helper()
	row := t.writeRow(method, done(method), "", "If-Match", "*")
	written := t.send(handler, &row)
	body := read(test, written)
	if want := done(method); written.StatusCode != want {
		test.Fatalf("status %d, want %d: %s", written.StatusCode, want, body)
	}
	answer := t.send(handler, &Case{})
	if method == http.MethodDelete {
		if answer.StatusCode != http.StatusNotFound {
			test.Errorf("status %d, want 404", answer.StatusCode)
		}
		return
	}
	if got := read(test, answer); got != body {
		test.Errorf("body %q, want that of the write, %q", got, body)
	}
}
