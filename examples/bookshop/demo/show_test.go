package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// The demo has to end with an error if a response is not the expected one.
func TestStepRefusesWrongAnswers(t *testing.T) {
	for _, test := range []struct {
		name   string
		status int // of the response
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
		{"a 412 as told", 412, `"1"`, "{}", 412, ""},
		{"a 200 for a 412", 200, `"1"`, "{}", 412, "status 200, want 412"},
		{"a 201 as told", 201, `"1"`, "{}", 201, ""},
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
			_, err := newClient(server.URL, io.Discard).step(t.Context(), "", question{method: http.MethodGet}, test.told)
			if got := fmt.Sprint(err); test.err == "" && err != nil || test.err != "" && got != test.err {
				t.Errorf("error %v, want %s", err, test.err)
			}
		})
	}
}

func TestSendSendsTheFieldAndCountsTheBytes(t *testing.T) {
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
	full, err := c.send(t.Context(), question{method: http.MethodGet})
	if err != nil {
		t.Fatal(err)
	}
	if over := full.bytes - int64(len(body)); over < 50 || over > 300 {
		t.Errorf("%d bytes over the body, want those of a header", over)
	}
	empty, err := c.send(t.Context(), question{method: http.MethodGet, name: "If-None-Match", value: `"1"`})
	if err != nil {
		t.Fatal(err)
	}
	if empty.status != http.StatusNotModified || empty.bytes < 50 || empty.bytes > 300 {
		t.Errorf("status %d with %d bytes, want 304 with those of a header", empty.status, empty.bytes)
	}
}

// A 304 for a list must not have read a book, and a 200 must have.
func TestListWantsBooksReadOrNot(t *testing.T) {
	for _, test := range []struct {
		status, read int
		err          string
	}{
		{200, 3, ""},
		{304, 0, ""},
		{200, 0, "0 books were read for a 200"},
		{304, 3, "3 books were read for a 304"},
	} {
		total := 0
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/debug/books-read" {
				fmt.Fprintln(w, total)
				return
			}
			total += test.read
			w.Header().Set("ETag", `"1"`)
			w.WriteHeader(test.status)
			io.WriteString(w, "{}")
		}))
		_, err := newClient(server.URL, io.Discard).list(t.Context(), "", question{method: http.MethodGet, path: list}, test.status)
		if got := fmt.Sprint(err); test.err == "" && err != nil || test.err != "" && got != test.err {
			t.Errorf("%d with %d books: error %v, want %s", test.status, test.read, err, test.err)
		}
		server.Close()
	}
}
