package etagentest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// checkPlain checks the response to a GET without preconditions against what the
// target says of the resource.
func checkPlain(t *testing.T, target *Target, answer *http.Response, body string) {
	t.Helper()
	if answer.StatusCode == http.StatusInternalServerError {
		t.Logf("if the resource of the test cannot be encoded, %s", useSample)
	}
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("status %d for a plain GET of %s, want 200: %s", answer.StatusCode, target.Path, body)
	}
	modified := ""
	if !target.Modified.IsZero() {
		modified = Date(target.Modified)
	}
	wantHeader(t, answer, "Etag", target.ETag)
	wantHeader(t, answer, "Last-Modified", modified)
	wantHeader(t, answer, "Content-Type", "application/json")
	wantHeader(t, answer, "Content-Length", strconv.Itoa(len(body)))
	if answer.Header.Get("Cache-Control") == "" {
		t.Error("no Cache-Control")
	}
	if !json.Valid([]byte(body)) {
		t.Errorf("the body is not JSON: %s", body)
	}
}

// checkRead checks the rest of the response to a read, which has the wanted status.
func checkRead(t *testing.T, x *exchange) {
	t.Helper()
	c, answer, body, plain, plainBody := x.c, x.answer, x.body, x.plain, x.plainBody
	if saved := answer.StatusCode == http.StatusNotModified || answer.StatusCode == http.StatusPreconditionFailed; saved && x.loaded && c.says == 0 {
		t.Errorf("the resource was loaded for a %d that the validators alone decide", answer.StatusCode)
	}
	if c.Method == http.MethodHead {
		plainBody = ""
	}
	wantHeader(t, answer, "Content-Range", "")
	switch answer.StatusCode {
	case http.StatusOK:
		if c.Path != "" || c.Missing {
			checkOther(t, answer, plain, body)
			return
		}
		sameHeaders(t, answer, plain, "Etag", "Last-Modified", "Content-Type", "Content-Length", "Cache-Control", "Vary", "Cache-Groups")
		if body != plainBody {
			t.Errorf("body %q, want %q", body, plainBody)
		}
	case http.StatusNotModified:
		checkNotModified(t, answer, plain, body)
	case http.StatusNoContent:
		checkAllow(t, answer, "GET", "HEAD", "OPTIONS")
		checkAcceptPatch(t, x.target, answer)
		if body != "" {
			t.Errorf("204 with the body %q", body)
		}
	case http.StatusMethodNotAllowed:
		checkAllow(t, answer, "GET", "HEAD")
		wantHeader(t, answer, "Accept-Patch", "")
	default:
		checkProblem(t, c, answer, body)
	}
}

// checkOther checks a 200 whose content is not that of the plain GET, such as
// another page of a list, for what the two have in common.
func checkOther(t *testing.T, answer, plain *http.Response, body string) {
	t.Helper()
	sameHeaders(t, answer, plain, "Content-Type", "Cache-Control", "Vary", "Cache-Groups")
	wantHeader(t, answer, "Content-Length", strconv.Itoa(len(body)))
	if !json.Valid([]byte(body)) {
		t.Errorf("the body is not JSON: %s", body)
	}
	var p struct{ Items json.RawMessage }
	if json.Unmarshal([]byte(body), &p) == nil && string(p.Items) == "null" {
		t.Error("the items of an empty list are null, want []")
	}
}

// checkNotModified checks a 304 against RFC 9110 §15.4.5: it has the fields of the
// 200 that a cache needs, no other metadata and no content.
func checkNotModified(t *testing.T, answer, plain *http.Response, body string) {
	t.Helper()
	sameHeaders(t, answer, plain, "Etag", "Cache-Control", "Vary", "Cache-Groups", "Content-Location")
	wantHeader(t, answer, "Content-Type", "")
	wantHeader(t, answer, "Content-Length", "")
	modified := ""
	if answer.Header.Get("Etag") == "" {
		modified = plain.Header.Get("Last-Modified")
	}
	wantHeader(t, answer, "Last-Modified", modified)
	if body != "" {
		t.Errorf("304 with the body %q", body)
	}
}

// checkAllow checks that the Allow field lists the methods.
func checkAllow(t *testing.T, answer *http.Response, methods ...string) {
	t.Helper()
	allow := strings.Split(answer.Header.Get("Allow"), ", ")
	for _, method := range methods {
		if !slices.Contains(allow, method) {
			t.Errorf("Allow %q does not name %s", allow, method)
		}
	}
}

// checkAcceptPatch checks that the response to OPTIONS names the media types of
// PATCH, if PATCH is served (RFC 5789 §3.1).
func checkAcceptPatch(t *testing.T, target *Target, answer *http.Response) {
	t.Helper()
	patch := ""
	if slices.Contains(strings.Split(answer.Header.Get("Allow"), ", "), http.MethodPatch) {
		patch = target.patchTypes()
	}
	wantHeader(t, answer, "Accept-Patch", patch)
}
