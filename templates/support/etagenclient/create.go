package etagenclient

import (
	"context"
	"net/http"
	"slices"
)

// Create adds a value to its list. If an id is missing, the server chooses it.
func (c *Client) Create(ctx context.Context, res *Resource, v any) (any, string, error) {
	content, err := res.encode(v)
	if err != nil {
		return nil, "", err
	}
	path, err := res.listPath(v)
	if err != nil {
		return nil, "", err
	}
	w := write{method: http.MethodPost, content: content, media: jsonOnly}
	if w.address, err = c.address(path, ""); err != nil {
		return nil, "", err
	}
	w.list = w.address
	a, err := c.sendOnce(ctx, res, w)
	if err != nil {
		return nil, "", err
	}
	if created, ok := a.created(res, v); ok {
		return created, tagOf(a.header), nil
	}
	if created, tag, ok := c.readCreated(ctx, res, v, a); ok {
		return created, tag, nil
	}
	sent, err := res.decode(content, v)
	return sent, "", err
}

// created returns the value in a response to POST. It reports false for content
// that has no ids.
func (a *answer) created(res *Resource, sent any) (any, bool) {
	if a.isEmpty || a.broken != nil {
		return nil, false
	}
	v, err := res.decode(a.body, sent)
	if err != nil {
		return nil, false
	}
	ids := res.IDs(v)
	return v, !slices.Equal(ids, res.IDs(res.New())) || slices.Equal(ids, res.IDs(sent))
}

// readCreated reads the created value at the Location of a response without content.
func (c *Client) readCreated(ctx context.Context, res *Resource, sent any, a *answer) (v any, tag string, ok bool) {
	u, ok := sameOrigin(a.asked.URL, a.header.Get("Location"))
	if !ok {
		return nil, "", false
	}
	s, err := c.read(ctx, res, read{address: u.String(), now: true, accept: func(text []byte) (err error) {
		v, err = res.decode(text, sent)
		return err
	}})
	return v, s.tag, err == nil
}
