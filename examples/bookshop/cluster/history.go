package main

import (
	"fmt"
	"sync"
)

// A history is what clients were told of one book. The price of the book counts its
// changes: each is one more than the one that its client had read.
type history struct {
	id int

	mu       sync.Mutex
	first    int64         // version, from which the price counts
	prices   map[int64]int // by version, as clients were told
	newest   int64         // of the versions that clients were told
	acked    []book        // what acknowledged changes made
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

// begin has the price count from a version on.
func (h *history) begin(version int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.first = version
	h.know(book{version, 0})
}

// floor is the version that everybody has to see who asks from now on.
func (h *history) floor() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.newest
}

// saw holds a response to a read against the history: what a client was told
// before the request was sent is not taken back, and a version has one content.
// A 304 is the same as a 200 with what the client had.
func (h *history) saw(what string, floor int64, b book) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if b.Version < floor {
		h.problem("%s of version %d, after %d was acknowledged", what, b.Version, floor)
	}
	h.know(b)
}

// changed enters an acknowledged change.
func (h *history) changed(from, made book) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if made != (book{from.Version + 1, from.Price + 1}) {
		h.problem("a change of %v made %v", from, made)
	}
	h.acked = append(h.acked, made)
	h.know(made)
}

// maybe enters a change of which nobody said what came of it.
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
