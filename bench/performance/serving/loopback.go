package serving

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// Loopback304 and Loopback200 are the heats over loopback. Nothing is the handler in
// them that does nothing but send a status, and in a 200 bytes from memory. Same sends
// from memory what etagen sends, and KeptBytes is etagen with kept bytes.
const (
	Loopback304, Loopback200 = "304 over loopback", "200 over loopback"
	Nothing, Same, KeptBytes = "nothing", "same fields", "etagen, kept"
)

// connections is the number of clients that send at once, each one request after the
// other.
const connections = 8

// A client has connections to a server, and a request to send.
type client struct {
	server *server
	conns  []*conn
	text   string
}

type conn struct {
	net.Conn
	reader *bufio.Reader
}

// connect returns a client that sends the request of a row to a server, and whether the
// response is right.
func (s *server) connect(at row) (*client, bool, error) {
	c := &client{server: s}
	for range connections {
		dialled, err := net.Dial("tcp", s.address)
		if err != nil {
			return nil, false, fmt.Errorf("connecting to a server: %w", err)
		}
		c.conns = append(c.conns, &conn{dialled, bufio.NewReader(dialled)})
	}
	c.text = text(inFull, "")
	first, err := c.conns[0].exchange(c.text)
	if err != nil {
		return nil, false, err
	}
	c.text = text(at, first.header.Get("ETag"))
	got, err := c.conns[0].exchange(c.text)
	return c, at.isRight(got), err
}

// text returns the text of a row's request.
func text(at row, tag string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s /books/1 HTTP/1.1\r\nHost: localhost\r\n", at.method)
	for name, value := range ordinary() {
		fmt.Fprintf(&b, "%s: %s\r\n", name, value)
	}
	for name, values := range at.fields(tag) {
		fmt.Fprintf(&b, "%s: %s\r\n", name, values[0])
	}
	return b.String() + "\r\n"
}

// exchange sends a request and reads its response.
func (c *conn) exchange(text string) (response, error) {
	if _, err := io.WriteString(c, text); err != nil {
		return response{}, fmt.Errorf("sending a request: %w", err)
	}
	got, err := http.ReadResponse(c.reader, nil)
	if err != nil {
		return response{}, fmt.Errorf("reading a response: %w", err)
	}
	n, err := io.Copy(io.Discard, got.Body)
	_ = got.Body.Close()
	return response{got.StatusCode, int(n), got.Header}, err
}

// send sends a number of requests over all connections, and returns the processor time
// of the server per request.
func (c *client) send(times int) (time.Duration, error) {
	before, err := c.server.used()
	if err != nil {
		return 0, err
	}
	failed := make(chan error, len(c.conns))
	for _, each := range c.conns {
		go func() {
			var err error
			for range times / len(c.conns) {
				if _, err = each.exchange(c.text); err != nil {
					break
				}
			}
			failed <- err
		}()
	}
	for range c.conns {
		err = errors.Join(err, <-failed)
	}
	after, usedErr := c.server.used()
	return (after - before) / time.Duration(times), errors.Join(err, usedErr)
}

// close closes the connections.
func (c *client) close() {
	for _, each := range c.conns {
		_ = each.Close()
	}
}
