package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"testing"
)

// The history reports faults, and nothing else.
func TestHistory(t *testing.T) {
	for _, test := range []struct {
		name    string
		happens func(h *history)
		log     []book // from version 2 on; the last one is stored
		want    tally
		problem string
	}{
		{"two changes", func(h *history) { change(h, 2, 0); change(h, 3, 1) }, []book{{3, 1}, {4, 2}}, tally{acked: 2}, ""},
		{"an unknown change, made", func(h *history) { change(h, 2, 0); h.maybe(book{3, 1}) }, []book{{3, 1}, {4, 2}}, tally{acked: 1, made: 1}, ""},
		{"an unknown change, not made", func(h *history) { change(h, 2, 0); h.maybe(book{3, 1}) }, []book{{3, 1}}, tally{acked: 1, unmade: 1}, ""},
		{"an unknown change that lost a race", func(h *history) { change(h, 2, 0); h.maybe(book{2, 0}) }, []book{{3, 1}}, tally{acked: 1, unmade: 1}, ""},
		{"an unknown change of two, made", func(h *history) { h.maybe(book{2, 0}); h.maybe(book{2, 0}) }, []book{{3, 1}}, tally{made: 1, unmade: 1}, ""},
		{"a lost change", func(h *history) { change(h, 2, 0); change(h, 3, 1) }, []book{{3, 1}}, tally{acked: 2, lost: 1}, "version 4 with price 2 was acknowledged, and is lost"},
		{"a lost change whose version another one has", func(h *history) { change(h, 2, 0) }, []book{{3, 9}}, tally{acked: 1, lost: 1}, "version 3 with price 1 was acknowledged, and is lost"},
		{"two changes that made one version", func(h *history) { change(h, 2, 0); change(h, 2, 0) }, []book{{3, 1}}, tally{acked: 2, lost: 1}, "is lost"},
		{"a change that was overwritten", func(h *history) { change(h, 2, 0); h.changed(book{2, 0}, book{4, 1}) }, []book{{3, 1}, {4, 1}}, tally{acked: 2, lost: 1}, "version 3 with price 1 was overwritten by version 4 with price 1"},
		{"a change twice", func(h *history) { change(h, 2, 0) }, []book{{3, 1}, {4, 2}}, tally{acked: 1}, "nobody asked for version 4"},
		{"a change of a response of another version", func(h *history) { h.changed(book{2, 0}, book{4, 1}) }, []book{{3, 1}}, tally{acked: 1, lost: 1}, "a change of version 2 with price 0 made version 4"},
		{"a database that went back", func(h *history) { change(h, 2, 0) }, []book{{3, 1}, {2, 0}}, tally{acked: 1, lost: 1}, "version 3 with price 1 was overwritten by version 2"},
		{"a version of two contents", func(h *history) { change(h, 2, 0); h.saw("200", 2, book{3, 7}) }, []book{{3, 1}}, tally{acked: 1}, "version 3 has the price 1 and the price 7"},
		{"a response of what never was", func(h *history) { h.saw("200", 2, book{9, 7}) }, nil, tally{}, "version 9 with price 7, which did not last"},
		{"a stale 304", func(h *history) { change(h, 2, 0); h.saw("304", h.floor(), book{2, 0}) }, []book{{3, 1}}, tally{acked: 1}, "304 of version 2, after 3"},
		{"a 304 that was sent before the change", func(h *history) { f := h.floor(); change(h, 2, 0); h.saw("304", f, book{2, 0}) }, []book{{3, 1}}, tally{acked: 1}, ""},
	} {
		h := newHistory(1)
		h.begin(2)
		test.happens(h)
		log := append([]book{{1, 900}, {2, 0}}, test.log...)
		got, problems := h.settle(log, log[len(log)-1])
		all := strings.Join(problems, "; ")
		if got != test.want || test.problem == "" && all != "" || !strings.Contains(all, test.problem) {
			t.Errorf("%s: %+v, %q, want %+v, %q", test.name, got, all, test.want, test.problem)
		}
	}
}

// change records an acknowledged change of a version with a price.
func change(h *history, version int64, price int) {
	h.changed(book{version, price}, book{version + 1, price + 1})
}

// The stored book is the last version in the log.
func TestStoredIsLogged(t *testing.T) {
	h := newHistory(1)
	h.begin(2)
	if _, problems := h.settle([]book{{2, 0}, {3, 1}}, book{2, 0}); !strings.Contains(fmt.Sprint(problems), "version 2 with price 0 is stored") {
		t.Error(problems)
	}
	if got, problems := newHistory(1).settle(nil, book{}); len(problems) == 0 {
		t.Error(got)
	}
}

// A closed connection is allowed; any other error is a fault.
func TestClosed(t *testing.T) {
	for err, want := range map[error]bool{
		errors.New("http: server closed idle connection"):         true,
		fmt.Errorf("read: %w", syscall.ECONNRESET):                true,
		fmt.Errorf("write: %w", syscall.EPIPE):                    true,
		fmt.Errorf("Get: %w", io.EOF):                             true,
		fmt.Errorf("dial tcp: connect: %w", syscall.ECONNREFUSED): false,
		errors.New("context deadline exceeded"):                   false,
	} {
		if got := closed(err); got != want {
			t.Errorf("%v: %t", err, got)
		}
	}
}
