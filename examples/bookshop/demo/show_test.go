package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// What the demo tells must be true: it has to end with an error when an answer
// is another one.
func TestStepRefusesWrongAnswers(t *testing.T) {
	for _, test := range []struct {
		name   string
		status int // that comes
		tag    string
		body   string
		told   int
		err    string
	}{
		{"a 200 as told", 200, `"1"`, "{}", 200, ""},
		{"a 304 as told", 304, `"1"`, "", 304, ""},
		{"a 200 for a 304", 200, `"1"`, "{}", 304, "status 200, want 304"},
		{"a 304 for a 200", 304, `"1"`, "", 200, "status 304, want 200"},
		{"a 500", 500, "", "oops", 200, "status 500, want 200"},
		{"a 304 without a tag", 304, "", "", 304, "the 304 has no entity tag"},
		{"a 200 without a body", 200, `"1"`, "", 200, "the 200 has a body of 0 bytes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				if test.tag != "" {
					w.Header().Set("ETag", test.tag)
				}
				w.WriteHeader(test.status)
				io.WriteString(w, test.body)
			}))
			defer server.Close()
			_, err := newClient(server.URL, io.Discard).step(t.Context(), "", "", "", test.told)
			if got := fmt.Sprint(err); test.err == "" && err != nil || test.err != "" && got != test.err {
				t.Errorf("error %v, want %s", err, test.err)
			}
		})
	}
}

func TestGetSendsTheFieldAndCountsTheBytes(t *testing.T) {
	body := strings.Repeat("x", 10_000)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, body)
	}))
	defer server.Close()
	c := newClient(server.URL, io.Discard)
	full, err := c.get(t.Context(), "/", "", "")
	if err != nil {
		t.Fatal(err)
	}
	if over := full.bytes - int64(len(body)); over < 50 || over > 300 {
		t.Errorf("%d bytes over the body, want those of a header", over)
	}
	empty, err := c.get(t.Context(), "/", "If-None-Match", `"1"`)
	if err != nil {
		t.Fatal(err)
	}
	if empty.status != http.StatusNotModified || empty.bytes < 50 || empty.bytes > 300 {
		t.Errorf("status %d with %d bytes, want 304 with those of a header", empty.status, empty.bytes)
	}
}
