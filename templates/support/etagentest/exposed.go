package etagentest

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// checkExposed checks that scripts from other origins can read each field of a
// response. It skips what http.ServeMux responds by itself, which is text.
func checkExposed(t *testing.T, target *Target, answer *http.Response) {
	t.Helper()
	if target.Exposed == nil || strings.HasPrefix(answer.Header.Get("Content-Type"), "text/") {
		return
	}
	want := target.Exposed
	if answer.Header["Www-Authenticate"] != nil { // of a refusal, which names them too
		want = append(slices.Clone(want), "Www-Authenticate")
	}
	wantHeader(t, answer, exposeHeaders, strings.Join(want, ", "))
	for name := range answer.Header {
		exposed := func(other string) bool { return strings.EqualFold(name, other) }
		if !slices.Contains(readable(), name) && !slices.ContainsFunc(want, exposed) {
			t.Errorf("the field %s is sent but not exposed", name)
		}
	}
}

const exposeHeaders = "Access-Control-Expose-Headers"

// readable are the fields that a script may always read (Fetch, CORS-safelisted
// response-header name), and the one that exposes the others.
func readable() []string {
	return []string{"Cache-Control", "Content-Language", "Content-Length", "Content-Type", "Expires", "Last-Modified", "Pragma", exposeHeaders}
}
