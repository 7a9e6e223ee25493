package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A load is clients that read and change books. Four have the same book.
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
		l.books = append(l.books, &history{name: fmt.Sprint("/books/", i+1), prices: map[int64]int{}})
	}
	return l
}

// expectFailures says whether connections are being killed.
func (l *load) expectFailures(yes bool) { l.failures.Store(yes) }

// run has all clients at work until ctx is done.
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
		l.problem("%s: %v", h.name, err)
	}
	h.saw("reset", 0, b.Version, 0)
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

// A book is what of a book the clients look at.
type book struct {
	Version int64 `json:"version"`
	Price   int   `json:"price"`
}

// read reads the book, unless the copy is good.
func (c *client) read() {
	floor := c.book.floor()
	status, b, tag, err := c.send(http.MethodGet, "", "If-None-Match", c.tag)
	switch {
	case err != nil:
		c.failed(err)
	case status == http.StatusNotModified:
		c.book.saw("304", floor, c.kept.Version, c.kept.Price)
	case status == http.StatusOK:
		c.tag, c.kept = tag, b
		c.book.saw("200", floor, b.Version, b.Price)
	default:
		c.unexpected(http.MethodGet, status)
	}
}

// change adds one to the price, if the copy is what is stored still.
func (c *client) change() {
	status, b, tag, err := c.send(http.MethodPatch, fmt.Sprintf(`{"price":%d}`, c.kept.Price+1), "If-Match", c.tag)
	switch {
	case err != nil:
		c.book.maybe()
		c.failed(err)
	case status == http.StatusOK:
		c.book.changed(c.kept.Version, b.Version, b.Price)
		c.tag, c.kept = tag, b
	case status == http.StatusPreconditionFailed:
		c.tag = ""
	default:
		if status >= 500 {
			c.book.maybe()
		}
		c.unexpected(http.MethodPatch, status)
		c.tag = ""
	}
}

func (l *load) failed(err error) {
	if !l.failures.Load() {
		l.problem("no connection was killed: %v", err)
	}
}

// unexpected takes a 502 as what came of a killed connection.
func (l *load) unexpected(method string, status int) {
	if status != http.StatusBadGateway || !l.failures.Load() {
		l.problem("%s is answered %d", method, status)
	}
}

func (c *client) send(method, content, condition, tag string) (status int, b book, etag string, err error) {
	r, err := http.NewRequest(method, c.url+c.book.name, strings.NewReader(content))
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
	c.mu.Lock()
	c.answers[fmt.Sprint(method, " ", response.StatusCode)]++
	c.mu.Unlock()
	if response.StatusCode == http.StatusOK {
		err = json.Unmarshal(text, &b)
	}
	return response.StatusCode, b, response.Header.Get("ETag"), err
}

// report holds what is stored against what was acknowledged, writes what was seen,
// and returns what is wrong.
func (l *load) report(ctx context.Context, w io.Writer) error {
	acked, unknown, problems := 0, 0, l.problems
	for _, h := range l.books {
		c := &client{load: l, book: h}
		_, b, _, err := c.send(http.MethodGet, "", "", "")
		if err != nil {
			return err
		}
		problems = append(problems, h.end(b.Version, b.Price)...)
		acked, unknown = acked+h.acked, unknown+h.unknown
	}
	for _, kind := range slices.Sorted(maps.Keys(l.answers)) {
		fmt.Fprintf(w, "%8d %s\n", l.answers[kind], kind)
	}
	fmt.Fprintf(w, "%d changes were acknowledged, of %d nobody knows, and %d are lost.\n", acked, unknown, len(problems))
	var errs []error
	for _, p := range problems {
		errs = append(errs, errors.New(p))
	}
	if acked == 0 {
		errs = append(errs, errors.New("nothing was changed"))
	}
	return errors.Join(append(errs, ctx.Err())...)
}
