package etagen

import (
	"bytes"
	"errors"
	"io"
	"reflect"
)

// load returns what is stored, or nil if nothing is and PUT may create it.
func (c *change) load() (stored any, err error) {
	stored, err = c.loader.Load(c.r)
	if err == nil && !exists(stored) {
		err = c.Resource.NotFound
	}
	if means(err, c.Resource.NotFound) && !isElsewhere(err) && c.creator != nil {
		return nil, c.begin()
	}
	c.pointer = reflect.TypeOf(stored)
	c.Decision.Loaded = err == nil
	return stored, err
}

// begin notes what type a new value has, or returns why the path can have none.
func (c *change) begin() error {
	v, err := c.maker.New(c.r)
	c.pointer = reflect.TypeOf(v)
	return err
}

// permit asks Authorize about what is stored, or about creating it. Each call finds the
// content: a rule about it would otherwise allow everything.
func (c *change) permit(stored any) error {
	if c.received && c.Authorize != nil {
		c.r.Body = io.NopCloser(bytes.NewReader(c.content))
	}
	if stored == nil {
		return c.Permit(c.r, OpCreate, nil)
	}
	return c.Permit(c.r, c.Decision.Op, stored)
}

// An otherRow is an error for a row that has another address. For a read it is NotFound.
// A PUT does not create there: the store would mistake the new row for that one.
type otherRow struct{ error }

func (e otherRow) Unwrap() error { return e.error }

func isElsewhere(err error) bool { return errors.As(err, new(otherRow)) }

// Elsewhere returns the error of Load for a row whose ids are not those of the path, if
// the store ignores case, for example. It wraps res.NotFound.
func (res *Resource) Elsewhere() error { return otherRow{res.NotFound} }

// admit returns why the request is refused before its content is read, in the
// order of RFC 9110 §13.2.1: the preconditions come last.
func (c *change) admit(stored any) error {
	if err := c.Resource.unsupportedContent(c.r); err != nil {
		return err
	}
	var buf [TagSize]byte
	var cur *State
	if c.etag = ""; stored != nil {
		etag, modified := c.writer.Validators(stored)
		cur, c.etag = &State{Tag: append(buf[:0], etag...), Modified: modified}, etag
	}
	if p, _ := c.Resource.check(c.r, cur, &c.Settings); p != nil {
		return p
	}
	return nil
}
