package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// A wire is the transport of a generated client. It prints requests and responses.
type wire struct {
	next   http.RoundTripper
	out    io.Writer
	loses  bool // the response to the next change
	reads  int
	bodies int // of responses to reads
	writes int
}

// errLost is the error of a connection that ended too early.
var errLost = errors.New("connection reset")

// RoundTrip sends a request.
func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := w.printRequest(r); err != nil {
		return nil, err
	}
	response, err := w.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if r.Method == http.MethodGet {
		w.reads++
		if response.StatusCode == http.StatusOK {
			w.bodies++
		}
	} else {
		w.writes++
		if w.loses {
			w.loses = false
			response.Body.Close()
			fmt.Fprintln(w.out, "  the connection breaks before the response is here")
			return nil, errLost
		}
	}
	fmt.Fprintf(w.out, "< %d %s\n", response.StatusCode, http.StatusText(response.StatusCode))
	if tag := response.Header.Get("ETag"); tag != "" {
		fmt.Fprintf(w.out, "< ETag: %s\n", tag)
	}
	return response, nil
}

// printRequest prints a request with its precondition and its content.
func (w *wire) printRequest(r *http.Request) error {
	fmt.Fprintf(w.out, "> %s %s\n", r.Method, r.URL.Path)
	for _, name := range []string{"If-None-Match", "If-Match"} {
		if value := r.Header.Get(name); value != "" {
			fmt.Fprintf(w.out, "> %s: %s\n", name, value)
		}
	}
	if r.Body == nil {
		return nil
	}
	content, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	fmt.Fprintf(w.out, "> %s\n", content)
	r.Body = io.NopCloser(strings.NewReader(string(content)))
	return nil
}
