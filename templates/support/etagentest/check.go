package etagentest

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// wantHeader checks that a field has a value, or is missing if the value is empty.
func wantHeader(t *testing.T, answer *http.Response, name, want string) {
	t.Helper()
	if got := strings.Join(answer.Header[name], ", "); got != want {
		t.Errorf("%s %q, want %q", name, got, want)
	}
}

// sameHeaders checks that fields have the values that the plain GET had.
func sameHeaders(t *testing.T, answer, plain *http.Response, names ...string) {
	t.Helper()
	for _, name := range names {
		wantHeader(t, answer, name, strings.Join(plain.Header[name], ", "))
	}
}

// checkProblem checks an error against RFC 9457, and that no cache may store it.
func checkProblem(t *testing.T, c *Case, answer *http.Response, body string) {
	t.Helper()
	wantHeader(t, answer, "Content-Type", "application/problem+json")
	wantHeader(t, answer, "Cache-Control", "no-store")
	if c.Method == http.MethodHead {
		if body != "" {
			t.Errorf("the response to a HEAD has the body %q", body)
		}
		return
	}
	var problem struct{ Status int }
	if err := json.Unmarshal([]byte(body), &problem); err != nil {
		t.Fatalf("the problem document is not JSON: %v", err)
	}
	if problem.Status != answer.StatusCode {
		t.Errorf("the problem document says %d, the status line %d", problem.Status, answer.StatusCode)
	}
}
