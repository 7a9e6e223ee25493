package etagenclient

import (
	"context"
	"fmt"
)

// Get returns the value with the ids of at, and its entity tag, for later changes.
func (c *Client) Get(ctx context.Context, res *Resource, at any) (any, string, error) {
	v, s, err := c.get(ctx, res, at, read{})
	return v, s.tag, err
}

// Refresh is Get for a caller that has a copy with an entity tag. It returns nil if
// the copy is current.
func (c *Client) Refresh(ctx context.Context, res *Resource, at any, tag string) (v any, present string, changed bool, err error) {
	if tag != "" && !isTag(tag) {
		return nil, "", false, fmt.Errorf("reading a %s: %q names no state", res.Name, clip(tag))
	}
	v, s, err := c.get(ctx, res, at, read{now: true, known: tag})
	if err != nil || s.same {
		return nil, s.tag, false, err
	}
	return v, s.tag, true, nil
}

// get reads a value as r says.
func (c *Client) get(ctx context.Context, res *Resource, at any, r read) (any, state, error) {
	path, err := res.path(at)
	if err != nil {
		return nil, state{}, err
	}
	if r.address, err = c.address(path, ""); err != nil {
		return nil, state{}, err
	}
	var v any
	r.accept = func(text []byte) (err error) {
		v, err = res.decodeAt(text, at)
		return err
	}
	s, err := c.read(ctx, res, r)
	if err != nil {
		return nil, state{}, err
	}
	return v, s, nil
}
