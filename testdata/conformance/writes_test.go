package conformance

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestWrites sends each case for a write over HTTP to the resources whose policies the
// case is for.
func TestWrites(t *testing.T) {
	cases := readCases(t, http.MethodPut, http.MethodPatch, http.MethodDelete)
	run := 0
	for _, c := range cases {
		for _, path := range written(c) {
			run++
			t.Run(c.ID+path, func(t *testing.T) { checkWrite(t, c, path) })
		}
	}
	t.Logf("%d cases, %d requests", len(cases), run)
}

// written are the paths of the resources that a case is for.
func written(c conditionalCase) []string {
	loose := "/loose/present"
	if c.Requires == "weak" || c.Resource.ETag != nil && *c.Resource.ETag == "weak" {
		return []string{loose}
	}
	strong := []string{"/guarded/present", "/dated/present", "/open/present"}
	if c.Requires == "strong" {
		return strong
	}
	return append(strong, loose)
}

// serveRecord starts a server with a record under every policy.
func serveRecord(t *testing.T, modified time.Time) string {
	t.Helper()
	record := &Record{ID: "present", Version: "Version-7", Modified: modified, Text: text}
	mux := http.NewServeMux()
	(&GuardedHandler{Store: &guardedShelf{shelf[Guarded]{record: record}}}).Register(mux)
	(&DatedHandler{Store: &datedShelf{shelf[Dated]{record: record}}}).Register(mux)
	(&OpenHandler{Store: &openShelf{shelf[Open]{record: record}}}).Register(mux)
	(&LooseHandler{Store: &looseShelf{shelf[Loose]{record: record}}}).Register(mux)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://")
}

// checkWrite sends the request of a case and checks the response. It also checks that
// only a successful write has changed the record.
func checkWrite(t *testing.T, c conditionalCase, path string) {
	modified, err := time.Parse(time.RFC3339, *c.Resource.Modified)
	if err != nil {
		t.Fatal(err)
	}
	modified = modified.Add(987654321 * time.Nanosecond)
	address := serveRecord(t, modified)
	plain := send(t, address, http.MethodGet, path, nil, "")
	s := symbols{etag: plain.header.Get("ETag"), modified: modified}
	var lines [][2]string
	for _, line := range c.Request {
		lines = append(lines, [2]string{line[0], s.fill(t, line[1])})
	}
	media, body := "application/json", plain.body
	if c.Method == http.MethodPatch {
		media, body = "application/merge-patch+json", `{"text":"other"}`
	}
	got := send(t, address, c.Method, path, append(lines, [2]string{"Content-Type", media}), body)
	if !slices.Contains(c.Expect.Status, got.status) && !dateIsNotEnough(c, path, got) {
		t.Fatalf("%s %v: status %d, want one of %d (%s)", c.Method, lines, got.status, c.Expect.Status, c.Rule)
	}
	after := send(t, address, http.MethodGet, path, nil, "")
	if changed := after.status != http.StatusOK || after.header.Get("ETag") != plain.header.Get("ETag"); changed != (got.status < 300) {
		t.Errorf("%s %v: status %d, and a GET then has status %d and ETag %q instead of %q",
			c.Method, lines, got.status, after.status, after.header.Get("ETag"), plain.header.Get("ETag"))
	}
}

// dateIsNotEnough reports whether the response to a write with only a date is 428. That
// is the default, because two changes may be in the same second.
func dateIsNotEnough(c conditionalCase, path string, got answer) bool {
	has := func(name string) bool {
		return slices.ContainsFunc(c.Request, func(line [2]string) bool { return line[0] == name })
	}
	return got.status == http.StatusPreconditionRequired && strings.HasPrefix(path, "/guarded/") &&
		has("If-Unmodified-Since") && !has("If-Match")
}
