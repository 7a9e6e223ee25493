package etagen

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"slices"
)

// reply writes the response to a change that was made: 204 to DELETE, otherwise what is
// stored now, with 201 if it was created. Its errors never ask to send the change again.
func (c *change) reply(stored, result any) error {
	const unsent = "the change was made, but its result cannot be sent"
	h := c.w.Header()
	cache := joinCache(nil, h["Cache-Control"]) // if a response to PATCH is fresh, it may be sent to reads (RFC 5789 §2)
	forget(h, "Etag", "Last-Modified", "Content-Length", "Cache-Control", "Expires")
	if len(cache) > 0 {
		h["Cache-Control"] = cache
	}
	if len(c.Resource.Exposed) > 0 {
		c.Resource.expose(h)
	}
	if len(c.Resource.CacheGroups) > 0 {
		extend(h, "Cache-Group-Invalidation", slices.Clone(c.Resource.CacheGroups))
	}
	if c.r.Method == http.MethodDelete {
		forget(h, "Content-Type")
		c.responds(c.r, http.StatusNoContent, "")
		c.w.WriteHeader(http.StatusNoContent)
		return nil
	}
	if !exists(result) {
		return c.contradict(unsent, errors.New("the store did not return the result"))
	}
	if !c.maker.At(c.r, result) {
		return c.contradict(unsent, fmt.Errorf("the store returned a %T whose ids are not those of the path", result))
	}
	address, err := c.address(result)
	if err != nil {
		return c.contradict(unsent, err)
	}
	b, err := c.Settings.encode(result)
	if err != nil {
		return c.contradict(unsent, err)
	}
	defer b.free()
	tag, modified := c.validators(result, b)
	etag, date := b.fields(h, []byte(tag), lastModified(modified, c.clock()))
	if c.mayCarryValidators(b) {
		setField(h, "Etag", etag)
		setField(h, "Last-Modified", date)
	}
	status := http.StatusOK
	short := len(address) <= maxLink // a client can make the query of its address long
	if short {
		h["Content-Location"] = fresh(h, address)
	}
	if !exists(stored) {
		status = http.StatusCreated
		if short || c.poster != nil { // else it is the address of the request (RFC 9110 §15.3.2)
			h["Location"] = fresh(h, address)
		}
	}
	if c.Resource.Forms != nil {
		c.Resource.represent(c.w, c.r, &State{}, &c.Settings, b)
	}
	c.responds(c.r, status, "")
	sendText(c.w, c.r, &c.Settings, status, b.text.Bytes())
	return nil
}

// mayCarryValidators implements RFC 9110 §9.3.4: for a client, validators in the
// response to a PUT mean that what it sent is stored byte for byte.
func (c *change) mayCarryValidators(b *body) bool {
	return c.r.Method != http.MethodPut || c.Resource.PutValidators || bytes.Equal(c.content, b.text.Bytes())
}
