package etagentest

import (
	"errors"
	"net/http"
	"reflect"
	"testing"
	"time"
)

// A Client is a generated client in a test. It is used with RunClient.
type Client struct {
	Handler   func(stored bool, now time.Time) http.Handler // as Target.New
	Stored    any                                           // what is stored
	Tag       string                                        // its entity tag; empty if it has none
	Unknown   error                                         // of a change that may have been made; nil if the client is read-only
	Validates bool                                          // the handler may refuse values with 422

	// Open returns the methods of a client that sends its requests through a transport.
	Open func(wire http.RoundTripper) Calls
}

// Calls are methods of a client, for the stored resource.
type Calls struct {
	Get     func() (value any, tag string, err error) // of the stored resource
	Update  func(change func(value any)) error        // nil if there is none
	Members func(value any) []any                     // pointers to the members that Update can change
	Put     func(value any, tag string) error         // nil if there is none
	PutNew  func(value any) error                     // nil if there is none
	Create  func(value any) error                     // nil if there is none
	Delete  func(tag string) error                    // nil if there is none
	List    func() ([]any, error)                     // all of the list; nil if there is none
}

// RunClient reads and changes what a handler serves with a client, through a network with
// all faults that networks have. It is called by the test of a client.
func RunClient(t *testing.T, c Client) {
	t.Helper()
	t.Run("reads what is stored", func(t *testing.T) { c.reads(t) })
	if c.Tag != "" {
		t.Run("asks whether its copy is current", func(t *testing.T) { c.revalidates(t) })
	}
	for _, f := range readFaults() {
		t.Run("reads through "+f.name, func(t *testing.T) { c.readsThrough(t, f) })
	}
	calls := c.Open(nil)
	if calls.List != nil {
		for _, f := range append(readFaults(), wireFault{name: "nothing"}) {
			t.Run("lists through "+f.name, func(t *testing.T) { c.listsThrough(t, f) })
		}
	}
	if calls.PutNew != nil {
		c.creates(t, "puts", func(calls Calls) error { return calls.PutNew(c.Stored) })
	}
	if calls.Create != nil {
		c.creates(t, "creates", func(calls Calls) error { return calls.Create(c.Stored) })
	}
	if c.Tag != "" && calls.Update != nil {
		t.Run("updates", func(t *testing.T) { c.updates(t) })
	}
	if c.Tag != "" && calls.Delete != nil {
		for _, f := range writeFaults() {
			t.Run("deletes through "+f.name, func(t *testing.T) { c.deletesThrough(t, f) })
		}
	}
}

// serve returns a network with a handler that holds the stored resource.
func (c *Client) serve() *wire { return &wire{handler: c.Handler(true, time.Now())} }

// reads expects the stored resource.
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

// revalidates expects a single body for three reads.
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

// readsThrough expects each read to return the stored resource or an error.
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

// listsThrough expects the list to hold the stored value alone, or an error.
func (c *Client) listsThrough(t *testing.T, f wireFault) {
	w := c.serve()
	w.fault = f
	all, err := c.Open(w).List()
	if (err != nil) != f.fails {
		t.Errorf("error %v", err)
	}
	if err == nil && (len(all) != 1 || JSON(t, all[0]) != JSON(t, c.Stored)) {
		t.Errorf("listed %s, want %s alone", JSON(t, all), JSON(t, c.Stored))
	}
}

// creates expects the value to exist after a creation, through each fault, if there is
// no error. It looks in the list if there is one: the handler may choose another id.
func (c *Client) creates(t *testing.T, does string, create func(Calls) error) {
	for _, f := range writeFaults() {
		t.Run(does+" through "+f.name, func(t *testing.T) {
			w := &wire{handler: c.Handler(false, time.Now()), fault: f}
			calls := c.Open(w)
			err := create(calls)
			if err != nil && !errors.Is(err, c.Unknown) || err != nil && f.times == 0 {
				t.Errorf("error %v", err)
			}
			w.fault = wireFault{}
			w.arrive()
			_, _, getErr := calls.Get()
			there := getErr == nil
			if calls.List != nil {
				all, listErr := calls.List()
				there = listErr == nil && len(all) == 1
			}
			if !there && err == nil {
				t.Error("the creation is acknowledged but was not made")
			}
		})
	}
}

// updates changes a member through each fault: the first one whose change the
// handler accepts.
func (c *Client) updates(t *testing.T) {
	var refused error
	for i := range c.Open(nil).Members(c.Stored) {
		value, ok := c.other(i)
		if !ok {
			continue
		}
		w := c.serve()
		err := c.set(w, i, value)
		switch {
		case err == nil:
			for _, f := range writeFaults() {
				t.Run("through "+f.name, func(t *testing.T) { c.updatesThrough(t, f, i, value, c.set) })
			}
			if c.Open(nil).Put != nil {
				for _, f := range writeFaults() {
					t.Run("by Put through "+f.name, func(t *testing.T) { c.updatesThrough(t, f, i, value, c.put) })
				}
			}
			return
		case !c.Validates || w.status != http.StatusUnprocessableEntity:
			t.Fatal(err)
		}
		refused = err
	}
	t.Skipf("no other valid value of a member is known: %v", refused)
}

// other returns a value of a member that differs from the stored one.
func (c *Client) other(i int) (reflect.Value, bool) {
	stored := reflect.ValueOf(c.Open(nil).Members(c.Stored)[i]).Elem()
	value := reflect.New(stored.Type())
	value.Elem().Set(stored)
	return value.Elem(), vary(value.Interface(), 1)
}

// set gives a member a value.
func (c *Client) set(w *wire, i int, value reflect.Value) error {
	calls := c.Open(w)
	return calls.Update(func(v any) { reflect.ValueOf(calls.Members(v)[i]).Elem().Set(value) })
}

// put sets a member to a value by Put.
func (c *Client) put(w *wire, i int, value reflect.Value) error {
	calls := c.Open(w)
	read, tag, err := c.Open(&wire{handler: w.handler}).Get()
	if err != nil {
		return err
	}
	reflect.ValueOf(calls.Members(read)[i]).Elem().Set(value)
	return calls.Put(read, tag)
}

// updatesThrough expects a change to be made if there is no error. It may be made
// or not only if the error says so.
func (c *Client) updatesThrough(t *testing.T, f wireFault, i int, value reflect.Value, set func(*wire, int, reflect.Value) error) {
	w := c.serve()
	w.fault = f
	err := set(w, i, value)
	if err != nil && !errors.Is(err, c.Unknown) {
		t.Errorf("error %v", err)
	}
	w.fault = wireFault{}
	w.arrive()
	calls := c.Open(w)
	got, _, readErr := calls.Get()
	if readErr != nil {
		t.Fatal(readErr)
	}
	if made := reflect.ValueOf(calls.Members(got)[i]).Elem().Equal(value); !made && err == nil {
		t.Error("the change is acknowledged but was not made")
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
		t.Error("the deletion is acknowledged but was not made")
	}
}
