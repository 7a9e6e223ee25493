package conformance

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestReads sends each case for GET, HEAD and OPTIONS over HTTP to every resource that
// the case is for.
func TestReads(t *testing.T) {
	cases := readCases(t, http.MethodGet, http.MethodHead, http.MethodOptions)
	run := 0
	for _, c := range cases {
		paths := resources(c)
		if len(paths) == 0 {
			t.Errorf("no resource fits the case %s", c.ID)
		}
		for _, path := range paths {
			run++
			t.Run(c.ID+path, func(t *testing.T) { check(t, c, path) })
		}
	}
	t.Logf("%d cases, %d requests", len(cases), run)
}

// TestList sends to a list each case for GET and HEAD that does not depend on a date,
// which lists do not have.
func TestList(t *testing.T) {
	run := 0
	for _, c := range readCases(t, http.MethodGet, http.MethodHead) {
		has := func(name string) bool {
			return slices.ContainsFunc(c.Request, func(line [2]string) bool { return line[0] == name })
		}
		dated := has("If-Modified-Since") && !has("If-None-Match") || has("If-Unmodified-Since") && !has("If-Match")
		fits := c.Resource.Exists && c.Resource.ETag != nil && *c.Resource.ETag != "weak" && c.Requires != "weak"
		if !fits || dated && c.Resource.Modified != nil {
			continue
		}
		run++
		c.Resource.Modified = nil
		t.Run(c.ID, func(t *testing.T) { check(t, c, "/strong") })
	}
	if run < 100 {
		t.Errorf("%d cases fit a list, want 100 at least", run)
	}
}

// resources are the paths of the resources that a case is for.
func resources(c conditionalCase) []string {
	if !c.Resource.Exists {
		return []string{"/strong/absent", "/weak/absent", "/bare/absent"}
	}
	all := []string{}
	tagged := c.Resource.ETag != nil
	dated := c.Resource.Modified != nil
	weak := c.Requires == "weak" || tagged && *c.Resource.ETag == "weak"
	if tagged && dated && !weak {
		all = append(all, "/strong/present")
	}
	if tagged && dated && c.Requires != "strong" {
		all = append(all, "/weak/present")
	}
	if !weak {
		all = append(all, "/bare/present")
	}
	return all
}

// check sends the request of a case and checks the response.
func check(t *testing.T, c conditionalCase, path string) {
	modified := time.Time{}
	if c.Resource.Modified != nil {
		parsed, err := time.Parse(time.RFC3339, *c.Resource.Modified)
		if err != nil {
			t.Fatal(err)
		}
		modified = parsed.Add(987654321 * time.Nanosecond)
	}
	server := serve(t, modified, c.Resource.ETag != nil)
	address := strings.TrimPrefix(server.URL, "http://")
	plain := send(t, address, http.MethodGet, path, nil, "")
	checkPlain(t, c, plain)

	s := symbols{etag: plain.header.Get("ETag"), modified: modified}
	var lines [][2]string
	for _, line := range c.Request {
		lines = append(lines, [2]string{line[0], s.fill(t, line[1])})
	}
	got := send(t, address, c.Method, path, lines, "")
	if !slices.Contains(c.Expect.Status, got.status) {
		t.Fatalf("%s %v: status %d, want one of %d (%s)", c.Method, lines, got.status, c.Expect.Status, c.Rule)
	}
	checkBody(t, c, got, plain)
	for _, name := range c.Expect.HeadersPresent {
		if got.header.Get(name) == "" {
			t.Errorf("no %s", name)
		}
	}
	for _, name := range c.Expect.HeadersAbsent {
		if got.header.Get(name) != "" {
			t.Errorf("%s %q, want none", name, got.header.Get(name))
		}
	}
	for name, want := range c.Expect.HeadersEqual {
		if want = s.fill(t, want); got.header.Get(name) != want {
			t.Errorf("%s %q, want %q", name, got.header.Get(name), want)
		}
	}
}

// checkPlain checks that the resource has the validators that the case needs.
func checkPlain(t *testing.T, c conditionalCase, plain answer) {
	t.Helper()
	want := http.StatusOK
	if !c.Resource.Exists {
		want = http.StatusNotFound
	}
	if plain.status != want {
		t.Fatalf("plain GET: status %d, want %d", plain.status, want)
	}
	if has := plain.header.Get("ETag") != ""; has != (c.Resource.ETag != nil) {
		t.Fatalf("plain GET: ETag %q", plain.header.Get("ETag"))
	}
	if has := plain.header.Get("Last-Modified") != ""; has != (c.Resource.Modified != nil) {
		t.Fatalf("plain GET: Last-Modified %q", plain.header.Get("Last-Modified"))
	}
}

// checkBody checks the content of a response.
func checkBody(t *testing.T, c conditionalCase, got, plain answer) {
	t.Helper()
	switch {
	case c.Expect.Body == "none" || c.Method == http.MethodHead:
		if got.body != "" {
			t.Errorf("body %q, want none", got.body)
		}
	case c.Expect.Body == "full" && got.status == http.StatusOK:
		if got.body != plain.body {
			t.Errorf("body %q, want %q", got.body, plain.body)
		}
	}
}

// TestOptions sends every field of the cases with OPTIONS, which ignores preconditions
// (RFC 9110 §13.2.1).
func TestOptions(t *testing.T) {
	server := serve(t, time.Date(2024, time.December, 6, 0, 0, 0, 0, time.UTC), true)
	address := strings.TrimPrefix(server.URL, "http://")
	s := symbols{etag: `"x"`, modified: time.Date(2024, time.December, 6, 0, 0, 0, 0, time.UTC)}
	for _, c := range readCases(t, http.MethodGet) {
		var lines [][2]string
		for _, line := range c.Request {
			lines = append(lines, [2]string{line[0], s.fill(t, line[1])})
		}
		got := send(t, address, http.MethodOptions, "/strong/present", lines, "")
		if got.status != http.StatusNoContent || got.header.Get("Allow") != "GET, HEAD, OPTIONS" {
			t.Errorf("%s: OPTIONS %v: status %d, Allow %q", c.ID, lines, got.status, got.header.Get("Allow"))
		}
	}
}
