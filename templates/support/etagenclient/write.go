package etagenclient

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// A write is a request that changes something.
type write struct {
	method  string
	address string
	list    string // the address of the list that it may change; empty for none
	content []byte // nil if there is none
	media   []string
	guard   field // its precondition; zero if there is none
}

// An outcome is what a client knows about a write.
type outcome int

// The outcomes.
const (
	isMade    outcome = iota // the server confirms it
	isRefused                // the server says that it changed nothing
	isNotSent                // there was no connection
	isLost                   // no response, or none from the server
)

// ifMatch returns the precondition that the current state has a tag.
func ifMatch(tag string) field { return field{"If-Match", []string{tag}} }

// ifNone returns the precondition that there is no state.
func ifNone() field { return field{"If-None-Match", []string{anyTag}} }

// creates reports whether the write creates something, and does nothing else.
func (w *write) creates() bool { return w.guard.name == "If-None-Match" }

// send sends a write once. Unless it is made, it returns an error with the reason,
// and a response if there is one.
func (c *Client) send(ctx context.Context, res *Resource, w write) (outcome, *answer, error) {
	var header [1]field
	fields := header[:0]
	if w.guard.name != "" {
		fields = append(fields, w.guard)
	}
	req, err := c.request(ctx, w.method, w.address, w.content, w.media, fields...)
	if err != nil {
		return isRefused, nil, err
	}
	response, err := c.writer().Do(req)
	if err != nil {
		if isUnsent(err) {
			return isNotSent, nil, err
		}
		c.invalidate(res, req, w.list, nil)
		return isLost, nil, err
	}
	a := c.receive(req, response)
	c.invalidate(res, req, w.list, a)
	o := a.outcome()
	switch {
	case o == isMade:
		return o, a, nil
	case a.status < 300:
		return o, a, a.wrap(fmt.Errorf("%d with %.100q says nothing about the change", a.status, a.header.Get("Content-Type")))
	}
	return o, a, res.refusal(a, w.creates())
}

// outcome returns the outcome of a write from a response. A failing server, or a
// proxy that responds in its place, leaves it unknown.
func (a *answer) outcome() outcome {
	_, advised := a.retryAfter()
	switch {
	case a.status == http.StatusAccepted, a.status == http.StatusSeeOther:
		return isLost
	case a.status < 300 && (a.isJSON || a.isEmpty):
		return isMade
	case a.status < 300:
		return isLost
	case a.status == http.StatusNotImplemented, a.status == http.StatusServiceUnavailable && advised:
		return isRefused
	case a.status >= 500:
		return isLost
	}
	return isRefused
}

// sendOnce is send for writes that are not repeated.
func (c *Client) sendOnce(ctx context.Context, res *Resource, w write) (*answer, error) {
	o, a, err := c.send(ctx, res, w)
	if o == isLost {
		err = res.unknown(err)
	}
	return a, err
}

// reply returns the value in a response to a write. It reports false if the content
// is not the resource.
func (a *answer) reply(res *Resource, at any) (any, bool) {
	if a.isEmpty || a.broken != nil {
		return nil, false
	}
	if !res.told() {
		if u, ok := sameOrigin(a.asked.URL, a.header.Get("Content-Location")); !ok || u.String() != a.asked.URL.String() {
			return nil, false
		}
	}
	v, err := res.decodeAt(a.body, at)
	return v, err == nil
}

// encode returns the JSON of a value for a request.
func (res *Resource) encode(v any) ([]byte, error) {
	if res.IDs(v) == nil {
		return nil, errors.New("there is no " + res.Name + " to send: it is nil")
	}
	return marshal(res, v)
}
