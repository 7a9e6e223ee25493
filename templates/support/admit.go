package etagen

import (
	"errors"
	"net/http"
)

// load returns what is stored, or nil where nothing is and PUT may create it.
func (c *change[H, P]) load() (stored P, err error) {
	var none P
	stored, err = c.Load(c.h, c.r)
	if err == nil && stored == none {
		err = c.Resource.NotFound
	}
	if errors.Is(err, c.Resource.NotFound) && c.Create != nil && c.r.Method == http.MethodPut {
		_, err = c.New(c.r)
		return none, err
	}
	return stored, err
}

// admit returns why the request is refused before its content is read, in the
// order of RFC 9110 §13.2.1: the preconditions come last.
func (c *change[H, P]) admit(stored P) error {
	if err := unsupportedContent(c.r); err != nil {
		return err
	}
	var buf [TagSize]byte
	var cur representation
	if c.etag = ""; c.exists(stored) {
		c.etag = c.ETag(stored)
		cur = representation{true, append(buf[:0], c.etag...), c.LastModified(stored)}
	}
	if p := c.Resource.refuse(c.r, cur, c.Now); p != nil {
		return p
	}
	return nil
}

func (c *change[H, P]) exists(stored P) bool {
	var none P
	return stored != none
}
