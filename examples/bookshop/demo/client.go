package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// A client asks the service and writes down what both said.
type client struct {
	url  string
	out  io.Writer
	http *http.Client
	read *atomic.Int64 // bytes that came from the service so far
}

// An answer is what the service said to one request.
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

// get asks for path with one header field, or none, and prints the exchange.
func (c *client) get(ctx context.Context, path, name, value string) (*answer, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.url+path, nil)
	if err != nil {
		return nil, fmt.Errorf("get %s: %w", path, err)
	}
	fmt.Fprintf(c.out, "> GET %s\n", path)
	if name != "" {
		request.Header.Set(name, value)
		fmt.Fprintf(c.out, "> %s: %s\n", name, value)
	}
	before := c.read.Load()
	response, err := c.http.Do(request)
	if err != nil {
		return nil, fmt.Errorf("get %s: %w", path, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	a := &answer{response.StatusCode, response.Header, string(body), c.read.Load() - before}
	c.print(response.Status, a)
	return a, nil
}

func (c *client) print(status string, a *answer) {
	fmt.Fprintf(c.out, "< %s\n", status)
	for _, name := range []string{"Cache-Control", "ETag", "Last-Modified"} {
		if value := a.header.Get(name); value != "" {
			fmt.Fprintf(c.out, "< %s: %s\n", name, value)
		}
	}
	if a.body == "" {
		fmt.Fprintln(c.out, "  0 bytes of body")
		return
	}
	fmt.Fprintf(c.out, "  %d bytes of body: %.44s…\n", len(a.body), a.body)
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
