package etagen

import (
	"net/http"
)

// next returns the value to store. It is made for each attempt, because a patch
// applies to what is stored then.
func (c *change) next(stored any) (next any, err error) {
	if c.r.Method == http.MethodDelete {
		return next, nil
	}
	creates := !exists(stored)
	if creates {
		if stored, err = c.maker.New(c.r); err != nil {
			return next, err
		}
	}
	if err := c.receive(); err != nil {
		return next, err
	}
	if next, err = c.maker.New(c.r); err != nil {
		return next, err
	}
	if c.r.Method == http.MethodPatch {
		err = applyPatch(next, stored, c.body, c.Resource.Unread...)
	} else {
		err = decode(c.body, next)
	}
	if err == nil {
		c.maker.Adopt(next, stored)
		err = c.encodable(next, creates)
	}
	if err == nil && c.Resource.Validates {
		err = c.validate(next, stored, creates)
	}
	return next, err
}

// receive reads the content once, and checks it against its type.
func (c *change) receive() (err error) {
	if c.received {
		return nil
	}
	if c.content, err = readContent(c.w, c.r, c.MaxBody); err != nil {
		return err
	}
	c.body = without(c.content, c.Resource.Unread)
	p := checkDocument(c.body, c.pointer, c.r.Method == http.MethodPatch)
	if (p == nil || p.Status == http.StatusUnprocessableEntity) && isJSONPatch(c.r, c.body) {
		p = unprocessable("The content is an array, but a merge patch is an object (RFC 7396). JSON Patch (RFC 6902) is not supported.")
	}
	if p != nil {
		return p
	}
	c.received = true
	return nil
}
