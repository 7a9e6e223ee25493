package main

import (
	"fmt"
	"sync"
)

// A history contains the responses of one book. The price of the book counts its
// changes: each client increments the price that it has read.
type history struct {
	id int

	mu       sync.Mutex
	first    int64         // the version at which the price starts
	prices   map[int64]int // by version, from the responses
	newest   int64         // the newest version in a response
	acked    []book        // the results of acknowledged changes
	unknown  map[int64]int // changes without a response, by the version that they would make
	problems []string
}

func newHistory(id int) *history {
	return &history{id: id, prices: map[int64]int{}, unknown: map[int64]int{}}
}

// name returns the path of the book.
func (h *history) name() string { return fmt.Sprint("/books/", h.id) }

func (h *history) problem(format string, args ...any) {
	h.problems = append(h.problems, h.name()+": "+fmt.Sprintf(format, args...))
}

// begin sets the version at which the price starts.
func (h *history) begin(version int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.first = version
	h.know(book{version, 0})
}

// floor returns the version that later requests have to see.
func (h *history) floor() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.newest
}

// saw compares the response to a read with the history: it must not be older than
// a response from before the request was sent, and a version has one content. A 304
// is the same as a 200 with the copy of the client.
func (h *history) saw(what string, floor int64, b book) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if b.Version < floor {
		h.problem("%s of version %d, after %d was acknowledged", what, b.Version, floor)
	}
	h.know(b)
}

// changed records an acknowledged change.
func (h *history) changed(from, made book) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if made != (book{from.Version + 1, from.Price + 1}) {
		h.problem("a change of %v made %v", from, made)
	}
	h.acked = append(h.acked, made)
	h.know(made)
}

// maybe records a change whose outcome is unknown.
func (h *history) maybe(from book) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.unknown[from.Version+1]++
}

func (h *history) know(b book) {
	if before, ok := h.prices[b.Version]; ok && before != b.Price {
		h.problem("version %d has the price %d and the price %d", b.Version, before, b.Price)
	}
	h.prices[b.Version] = b.Price
	h.newest = max(h.newest, b.Version)
}
