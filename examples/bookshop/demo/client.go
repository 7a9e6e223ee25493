package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// A client sends requests to the service and prints them with their responses.
type client struct {
	url    string
	out    io.Writer
	fields []string // of a response that are shown
	http   *http.Client
	read   *atomic.Int64 // bytes that came from the service so far
}

// An answer is the response of the service to one request.
type answer struct {
	status int
	header http.Header
	body   string
	bytes  int64 // on the wire, status line and header included
}

func newClient(url string, out io.Writer) *client {
	c := &client{url: url, out: out, read: new(atomic.Int64)}
	dial := func(ctx context.Context, network, addr string) (net.Conn, error) {
		conn, err := new(net.Dialer).DialContext(ctx, network, addr)
		if err != nil {
			return nil, err
		}
		return counted{Conn: conn, read: c.read}, nil
	}
	// Compression is off: it would hide how long the bodies are.
	c.http = &http.Client{
		Transport: &http.Transport{DialContext: dial, DisableCompression: true},
		Timeout:   10 * time.Second,
	}
	return c
}

// A question is a request: with at most one precondition, and content for a method
// that has some.
type question struct {
	method, path string
	name, value  string // of the precondition
	content      string
}

// ask sends the request and prints the exchange.
func (c *client) ask(ctx context.Context, q question) (*answer, error) {
	fmt.Fprintf(c.out, "> %s %s\n", q.method, q.path)
	if q.name != "" {
		fmt.Fprintf(c.out, "> %s: %s\n", q.name, q.value)
	}
	if q.content != "" {
		fmt.Fprintf(c.out, "> %s\n", q.content)
	}
	a, err := c.send(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", q.method, q.path, err)
	}
	c.print(a)
	return a, nil
}

// send sends the request.
func (c *client) send(ctx context.Context, q question) (*answer, error) {
	request, err := http.NewRequestWithContext(ctx, q.method, c.url+q.path, strings.NewReader(q.content))
	if err != nil {
		return nil, err
	}
	if q.name != "" {
		request.Header.Set(q.name, q.value)
	}
	switch q.method {
	case http.MethodPost:
		request.Header.Set("Content-Type", "application/json")
	case http.MethodPatch:
		request.Header.Set("Content-Type", "application/merge-patch+json")
	}
	before := c.read.Load()
	response, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, fmt.Errorf("read the answer: %w", err)
	}
	return &answer{response.StatusCode, response.Header, string(body), c.read.Load() - before}, nil
}

// print prints a response: the fields that the client shows, a problem, or the
// beginning of other content.
func (c *client) print(a *answer) {
	fmt.Fprintf(c.out, "< %d %s\n", a.status, http.StatusText(a.status))
	for _, name := range c.fields {
		if value := a.header.Get(name); value != "" {
			fmt.Fprintf(c.out, "< %s: %s\n", name, value)
		}
	}
	var problem struct{ Detail string }
	switch {
	case a.body == "":
		fmt.Fprintln(c.out, "  0 bytes of body")
	case json.Unmarshal([]byte(a.body), &problem) == nil && problem.Detail != "":
		fmt.Fprintf(c.out, "  %s\n", problem.Detail)
	default:
		fmt.Fprintf(c.out, "  %d bytes of body: %.44s…\n", len(a.body), a.body)
	}
}

// step sends the request and returns the response. It fails if the status is another
// one, the tag is missing, or a 304 has a body or another response has none.
func (c *client) step(ctx context.Context, title string, q question, status int) (*answer, error) {
	fmt.Fprintf(c.out, "\n# %s\n", title)
	a, err := c.ask(ctx, q)
	if err != nil {
		return nil, err
	}
	switch {
	case a.status != status:
		return nil, fmt.Errorf("status %d, want %d", a.status, status)
	case a.header.Get("ETag") == "":
		return nil, fmt.Errorf("the %d has no entity tag", status)
	case (a.body == "") != (status == http.StatusNotModified):
		return nil, fmt.Errorf("the %d has a body of %d bytes", status, len(a.body))
	}
	return a, nil
}

// counted counts what is read from a connection.
type counted struct {
	net.Conn
	read *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.read.Add(int64(n))
	return n, err
}
