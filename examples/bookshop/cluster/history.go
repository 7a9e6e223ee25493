package main

import (
	"fmt"
	"sync"
)

// A history is what was acknowledged of one book. The price of the book counts its
// changes: each is one more than the one that its client had read.
type history struct {
	name string

	mu       sync.Mutex
	prices   map[int64]int // by version, as clients were told
	newest   int64         // of the versions that clients were told
	acked    int           // changes
	unknown  int           // changes that may have been made
	problems []string
}

func (h *history) problem(format string, args ...any) {
	h.problems = append(h.problems, h.name+": "+fmt.Sprintf(format, args...))
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
func (h *history) saw(what string, floor, version int64, price int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if version < floor {
		h.problem("%s of version %d, after %d was acknowledged", what, version, floor)
	}
	h.know(version, price)
}

// changed holds an acknowledged change against the history: it made a version that
// nobody else made.
func (h *history) changed(from, version int64, price int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if version != from+1 {
		h.problem("a change of version %d made version %d", from, version)
	}
	h.acked++
	h.know(version, price)
}

// maybe counts a change of which nobody said what came of it.
func (h *history) maybe() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.unknown++
}

func (h *history) know(version int64, price int) {
	if before, ok := h.prices[version]; ok && before != price {
		h.problem("version %d has the price %d and the price %d", version, before, price)
	}
	h.prices[version] = price
	h.newest = max(h.newest, version)
}

// end holds what is stored at the end against the history.
func (h *history) end(version int64, price int) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.know(version, price)
	if version < h.newest {
		h.problem("version %d was acknowledged, and %d is stored", h.newest, version)
	}
	if price < h.acked || price > h.acked+h.unknown {
		h.problem("%d changes were acknowledged and %d may have been made, and %d are stored", h.acked, h.unknown, price)
	}
	return h.problems
}
