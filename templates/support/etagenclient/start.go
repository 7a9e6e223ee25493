package etagenclient

import (
	"context"
	"fmt"
)

// Update calls change on the value with the ids of at, and sends the differences for the
// state that was read. It repeats this until the server accepts them. Use it if a change
// does not depend on what others change.
func (c *Client) Update(ctx context.Context, res *Resource, at any, change func(any) error) (any, string, error) {
	u := &update{Client: c, ctx: ctx, res: res, at: at, change: change}
	return u.rounds()
}

// UpdateFrom is Update for a caller that has the value and its tag. A patch needs no read then.
func (c *Client) UpdateFrom(ctx context.Context, res *Resource, v any, tag string, change func(any) error) (any, string, error) {
	if err := checkTag(tag); err != nil {
		return nil, "", fmt.Errorf("updating a %s: %w", res.Name, err)
	}
	text, err := res.encode(v)
	if err != nil {
		return nil, "", err
	}
	u := &update{Client: c, ctx: ctx, res: res, at: v, change: change}
	if res.Patches {
		u.state = &state{body: text, tag: tag}
	}
	return u.rounds()
}
