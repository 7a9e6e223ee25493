package etagentest

import (
	"errors"
	"net/http"
	"testing"
	"time"
)

// A Client is a generated client in a test.
type Client struct {
	Handler func(stored bool, now time.Time) http.Handler // as Target.New
	Stored  any                                           // what is stored
	Tag     string                                        // its entity tag; empty if it has none
	Unknown error                                         // of a change that may have been made; nil if the client changes nothing

	// Open returns the calls of a client that sends its requests through a transport.
	Open func(wire http.RoundTripper) Calls
}

// Calls are methods of a client, for what is stored.
type Calls struct {
	Get    func() (value any, tag string, err error)
	Set    func(n int) error           // gives a member another value for each n, by Update; nil if there is none
	Has    func(value any, n int) bool // reports whether a member has that value
	Delete func(tag string) error      // nil if there is none
}

// RunClient has a client read and change what a generated handler serves, through a
// network that does all that networks do.
func RunClient(t *testing.T, c Client) {
	t.Helper()
	t.Run("reads what is stored", func(t *testing.T) { c.reads(t) })
	if c.Tag != "" {
		t.Run("asks whether its copy is current", func(t *testing.T) { c.revalidates(t) })
	}
	for _, f := range readFaults() {
		t.Run("reads through "+f.name, func(t *testing.T) { c.readsThrough(t, f) })
	}
	for _, f := range writeFaults() {
		if calls := c.Open(nil); calls.Set != nil && c.Tag != "" {
			t.Run("updates through "+f.name, func(t *testing.T) { c.updatesThrough(t, f) })
		}
		if calls := c.Open(nil); calls.Delete != nil && c.Tag != "" {
			t.Run("deletes through "+f.name, func(t *testing.T) { c.deletesThrough(t, f) })
		}
	}
}

// serve returns a network to a handler that holds what is stored.
func (c *Client) serve() *wire { return &wire{handler: c.Handler(true, time.Now())} }

// reads expects what is stored.
func (c *Client) reads(t *testing.T) {
	value, tag, err := c.Open(c.serve()).Get()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := JSON(t, value), JSON(t, c.Stored); got != want {
		t.Errorf("read %s, want %s", got, want)
	}
	if tag != c.Tag {
		t.Errorf("entity tag %s, want %s", tag, c.Tag)
	}
}

// revalidates expects one body for three reads.
func (c *Client) revalidates(t *testing.T) {
	w := c.serve()
	calls := c.Open(w)
	for i := 0; i < 3; i++ {
		value, tag, err := calls.Get()
		if err != nil || tag != c.Tag || JSON(t, value) != JSON(t, c.Stored) {
			t.Fatalf("read %d: tag %s, error %v", i+1, tag, err)
		}
	}
	if w.bodies != 1 {
		t.Errorf("%d bodies were sent for three reads, want 1", w.bodies)
	}
}

// readsThrough expects a read to go well, or to fail, but never to return what is not
// stored.
func (c *Client) readsThrough(t *testing.T, f wireFault) {
	w := c.serve()
	w.fault = f
	value, _, err := c.Open(w).Get()
	if (err != nil) != f.fails {
		t.Errorf("error %v", err)
	}
	if err == nil && JSON(t, value) != JSON(t, c.Stored) {
		t.Errorf("read %s, want %s", JSON(t, value), JSON(t, c.Stored))
	}
}

// updatesThrough expects a change to be made if there is no error, and to be made or
// not only if the error says so.
func (c *Client) updatesThrough(t *testing.T, f wireFault) {
	w := c.serve()
	w.fault = f
	err := c.Open(w).Set(1)
	if err != nil && !errors.Is(err, c.Unknown) {
		t.Errorf("error %v", err)
	}
	w.fault = wireFault{}
	w.arrive()
	calls := c.Open(w)
	value, _, readErr := calls.Get()
	if readErr != nil {
		t.Fatal(readErr)
	}
	if made := calls.Has(value, 1); !made && err == nil {
		t.Error("the change is acknowledged, and not made")
	}
}

// deletesThrough expects a deletion to be made if there is no error.
func (c *Client) deletesThrough(t *testing.T, f wireFault) {
	w := c.serve()
	w.fault = f
	err := c.Open(w).Delete(c.Tag)
	if err != nil && !errors.Is(err, c.Unknown) {
		t.Errorf("error %v", err)
	}
	w.fault = wireFault{}
	w.arrive()
	_, _, readErr := c.Open(w).Get()
	if gone := readErr != nil; !gone && err == nil {
		t.Error("the deletion is acknowledged, and not made")
	}
}
