package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// A load is a number of clients that read and change books, four to a book.
type load struct {
	url      string
	client   *http.Client
	books    []*history
	clients  int
	failures atomic.Bool // connections are being killed

	mu       sync.Mutex
	answers  map[string]int // by method and status
	problems []string
}

func newLoad(url string, clients int) *load {
	l := &load{
		url:     url,
		clients: clients,
		client:  &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: clients}},
		answers: map[string]int{},
	}
	for i := range (clients + 3) / 4 {
		l.books = append(l.books, newHistory(i+1))
	}
	return l
}

// expectFailures sets whether connections are being killed.
func (l *load) expectFailures(yes bool) { l.failures.Store(yes) }

// run runs all clients until ctx is done.
func (l *load) run(ctx context.Context) {
	for _, h := range l.books { // the price counts from 0
		l.reset(h)
	}
	var wg sync.WaitGroup
	for i := range l.clients {
		wg.Go(func() {
			c := &client{load: l, book: l.books[i/4]}
			for n := 0; ctx.Err() == nil; n++ {
				if n%4 == 3 && c.tag != "" {
					c.change()
				} else {
					c.read()
				}
			}
		})
	}
	wg.Wait()
}

func (l *load) reset(h *history) {
	c := &client{load: l, book: h}
	_, b, _, err := c.send(http.MethodPatch, `{"price":0}`, "If-Match", "*")
	if err != nil {
		l.problem("%s: %v", h.name(), err)
	}
	h.begin(b.Version)
}

func (l *load) problem(format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.problems) < 20 {
		l.problems = append(l.problems, fmt.Sprintf(format, args...))
	}
}

// A client has a copy of a book with its entity tag.
type client struct {
	*load
	book *history
	tag  string
	kept book
}

// A book contains the members of a book that the clients use.
type book struct {
	Version int64 `json:"version"`
	Price   int   `json:"price"`
}

func (b book) String() string { return fmt.Sprintf("version %d with price %d", b.Version, b.Price) }

// read reads the book, unless the copy is current.
func (c *client) read() {
	floor, killing := c.book.floor(), c.failures.Load()
	status, b, tag, err := c.send(http.MethodGet, "", "If-None-Match", c.tag)
	switch {
	case err != nil:
		c.failed(http.MethodGet, err)
	case status == http.StatusNotModified:
		c.book.saw("304", floor, c.kept)
	case status == http.StatusOK:
		c.tag, c.kept = tag, b
		c.book.saw("200", floor, b)
	default:
		c.unexpected(http.MethodGet, status, killing)
	}
}

// change adds one to the price, if the copy is still current.
func (c *client) change() {
	killing := c.failures.Load()
	status, b, tag, err := c.send(http.MethodPatch, fmt.Sprintf(`{"price":%d}`, c.kept.Price+1), "If-Match", c.tag)
	switch {
	case err != nil:
		c.book.maybe(c.kept)
		c.failed(http.MethodPatch, err)
		c.tag = ""
	case status == http.StatusOK:
		c.book.changed(c.kept, b)
		c.tag, c.kept = tag, b
	case status == http.StatusPreconditionFailed:
		c.tag = ""
	default:
		if status >= 500 {
			c.book.maybe(c.kept)
		}
		c.unexpected(http.MethodPatch, status, killing)
		c.tag = ""
	}
}

// failed counts a request without a response. nginx closes idle connections when its
// configuration changes: a request on one of them may or may not have arrived.
func (l *load) failed(method string, err error) {
	if !closed(err) {
		l.problem("%s has no response: %v", method, err)
		return
	}
	l.count(method + " on a connection that was closed")
}

// closed reports whether the other side has closed the connection.
func closed(err error) bool {
	for _, end := range []error{io.EOF, io.ErrUnexpectedEOF, syscall.ECONNRESET, syscall.EPIPE} {
		if errors.Is(err, end) {
			return true
		}
	}
	return strings.Contains(err.Error(), "http: server closed idle connection") // net/http does not export the error
}

// unexpected accepts a 502 as the result of a connection that was killed during the
// request.
func (l *load) unexpected(method string, status int, killing bool) {
	if status != http.StatusBadGateway || !killing && !l.failures.Load() {
		l.problem("%s is answered %d", method, status)
	}
}

func (l *load) count(answer string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.answers[answer]++
}

func (c *client) send(method, content, condition, tag string) (status int, b book, etag string, err error) {
	r, err := http.NewRequest(method, c.url+c.book.name(), strings.NewReader(content))
	if err != nil {
		return 0, b, "", err
	}
	r.Header.Set("Content-Type", "application/merge-patch+json")
	if tag != "" {
		r.Header.Set(condition, tag)
	}
	response, err := c.client.Do(r)
	if err != nil {
		return 0, b, "", err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, b, "", err
	}
	c.count(fmt.Sprint(method, " ", response.StatusCode))
	if response.StatusCode == http.StatusOK {
		err = json.Unmarshal(text, &b)
	}
	return response.StatusCode, b, response.Header.Get("ETag"), err
}
