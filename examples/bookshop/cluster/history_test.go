package main

import (
	"strings"
	"testing"
)

// What goes wrong is noticed, and what does not is not.
func TestHistory(t *testing.T) {
	for _, test := range []struct {
		name    string
		happens func(h *history)
		version int64 // that is stored at the end
		price   int
		problem string
	}{
		{"two changes", func(h *history) { h.changed(2, 3, 1); h.changed(3, 4, 2) }, 4, 2, ""},
		{"a change that nobody knows of, made", func(h *history) { h.changed(2, 3, 1); h.maybe() }, 4, 2, ""},
		{"a change that nobody knows of, not made", func(h *history) { h.changed(2, 3, 1); h.maybe() }, 3, 1, ""},
		{"a lost change", func(h *history) { h.changed(2, 3, 1); h.changed(3, 4, 2) }, 4, 1, "version 4 has the price 2 and the price 1"},
		{"a change that was overwritten", func(h *history) { h.changed(2, 3, 1); h.changed(2, 3, 1) }, 3, 1, "2 changes were acknowledged"},
		{"a change twice", func(h *history) { h.changed(2, 3, 1) }, 4, 2, "1 changes were acknowledged and 0 may have been made, and 2 are stored"},
		{"a database that went back", func(h *history) { h.changed(2, 3, 1); h.maybe(); h.changed(3, 4, 2) }, 3, 1, "version 4 was acknowledged"},
		{"a version of two contents", func(h *history) { h.changed(2, 3, 1); h.saw("200", 2, 3, 7) }, 3, 1, "version 3 has the price 1 and the price 7"},
		{"a version that was left out", func(h *history) { h.changed(2, 4, 1) }, 4, 1, "a change of version 2 made version 4"},
		{"a stale 304", func(h *history) { h.changed(2, 3, 1); h.saw("304", h.floor(), 2, 0) }, 3, 1, "304 of version 2, after 3"},
		{"a 304 that was sent before the change", func(h *history) { f := h.floor(); h.changed(2, 3, 1); h.saw("304", f, 2, 0) }, 3, 1, ""},
	} {
		h := &history{name: "book", prices: map[int64]int{}}
		h.saw("reset", 0, 2, 0)
		test.happens(h)
		problems := strings.Join(h.end(test.version, test.price), "; ")
		if test.problem == "" && problems != "" || !strings.Contains(problems, test.problem) {
			t.Errorf("%s: %q, want %q", test.name, problems, test.problem)
		}
	}
}
