// Package live asks handlers for what they serve, over HTTP, as a client does
// that keeps what it was given.
package live

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// A Registrar is a generated handler.
type Registrar interface{ Register(*http.ServeMux) }

// Find returns what a store holds where it is what was asked for, and an error
// of the store where it is not.
func Find[T any](held *T, asked bool, missing error) (*T, error) {
	if !asked {
		return nil, missing
	}
	return held, nil
}

// Exchange gets a resource, gets it again with its entity tag, has it changed
// and gets it with the old tag: 200, 304 and 200 with another tag. The test of
// it bears the name of the resource.
func Exchange(t *testing.T, resource, path string, handler Registrar, change func()) {
	t.Helper()
	t.Run(resource, func(t *testing.T) {
		url := serve(t, handler) + path
		first, body := get(t, url, "")
		tag := first.Header.Get("ETag")
		if first.StatusCode != http.StatusOK || tag == "" || len(body) == 0 {
			t.Fatalf("GET %s: %s, ETag %q, %d bytes", path, first.Status, tag, len(body))
		}
		again, rest := get(t, url, tag)
		if again.StatusCode != http.StatusNotModified || again.Header.Get("ETag") != tag || len(rest) > 0 {
			t.Errorf("GET %s with its tag %s: %s, ETag %q, %d bytes", path, tag, again.Status, again.Header.Get("ETag"), len(rest))
		}
		change()
		then, body := get(t, url, tag)
		if other := then.Header.Get("ETag"); then.StatusCode != http.StatusOK || other == "" || other == tag || len(body) == 0 {
			t.Errorf("GET %s after a change, with the old tag %s: %s, ETag %q, %d bytes", path, tag, then.Status, other, len(body))
		}
	})
}

// Unknown gets a resource whose version or time is NULL, and wants it without
// the fields of the answer that would say them.
func Unknown(t *testing.T, resource, path string, handler Registrar, absent ...string) {
	t.Helper()
	t.Run(resource, func(t *testing.T) {
		answer, body := get(t, serve(t, handler)+path, `"1"`)
		if answer.StatusCode != http.StatusOK || len(body) == 0 {
			t.Errorf("GET %s: %s, %d bytes", path, answer.Status, len(body))
		}
		for _, name := range []string{"ETag", "Last-Modified"} {
			want := true
			for _, a := range absent {
				want = want && a != name
			}
			if got := answer.Header.Get(name); want != (got != "") {
				t.Errorf("GET %s: %s is %q", path, name, got)
			}
		}
	})
}

// serve runs a server for a handler and returns where it is.
func serve(t *testing.T, handler Registrar) string {
	t.Helper()
	mux := http.NewServeMux()
	handler.Register(mux)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

// get sends GET, with If-None-Match where there is a tag for it.
func get(t *testing.T, url, tag string) (*http.Response, []byte) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if tag != "" {
		r.Header.Set("If-None-Match", tag)
	}
	return send(t, r)
}

// send sends a request and returns the answer and its body.
func send(t *testing.T, r *http.Request) (*http.Response, []byte) {
	t.Helper()
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var body bytes.Buffer
	if _, err := io.Copy(&body, answer.Body); err != nil {
		t.Fatal(err)
	}
	return answer, body.Bytes()
}
