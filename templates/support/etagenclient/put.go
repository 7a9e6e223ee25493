package etagenclient

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// Put replaces a value if its state still has the tag.
func (c *Client) Put(ctx context.Context, res *Resource, v any, tag string) (any, string, error) {
	if err := checkTag(tag); err != nil {
		return nil, "", fmt.Errorf("putting a %s: %w", res.Name, err)
	}
	return c.put(ctx, res, v, ifMatch(tag))
}

// PutNew creates a value under its ids, unless it exists.
func (c *Client) PutNew(ctx context.Context, res *Resource, v any) (any, string, error) {
	return c.put(ctx, res, v, ifNone())
}

func (c *Client) put(ctx context.Context, res *Resource, v any, guard field) (any, string, error) {
	content, err := res.encode(v)
	if err != nil {
		return nil, "", err
	}
	w, err := c.writeTo(res, v, write{method: http.MethodPut, content: content, media: jsonOnly, guard: guard})
	if err != nil {
		return nil, "", err
	}
	a, err := c.sendOnce(ctx, res, w)
	if err != nil {
		return nil, "", err
	}
	if got, ok := a.reply(res, v); ok {
		return got, tagOf(a.header), nil
	}
	if !a.isEmpty { // the content is cut off, or does not fit
		if got, s, err := c.get(ctx, res, v, read{now: true}); err == nil {
			return got, s.tag, nil
		}
		a.header = nil // the tag may be that of the content
	}
	sent, err := res.decode(content, v)
	return sent, tagOf(a.header), err
}

// Patch sends a merge patch for a value if its state still has the tag.
func (c *Client) Patch(ctx context.Context, res *Resource, at, patch any, tag string) (any, string, error) {
	if err := checkTag(tag); err != nil {
		return nil, "", fmt.Errorf("patching a %s: %w", res.Name, err)
	}
	content, err := json.Marshal(patch)
	if err != nil {
		return nil, "", fmt.Errorf("encoding a patch of a %s: %w", res.Name, err)
	}
	if content[0] != '{' {
		return nil, "", fmt.Errorf("the patch of a %s is no JSON object: it would replace all of it", res.Name)
	}
	w, err := c.writeTo(res, at, write{method: http.MethodPatch, content: content, media: mergePatch, guard: ifMatch(tag)})
	if err != nil {
		return nil, "", err
	}
	a, err := c.sendOnce(ctx, res, w)
	if err != nil {
		return nil, "", err
	}
	if v, ok := a.reply(res, at); ok {
		return v, tagOf(a.header), nil
	}
	v, s, err := c.get(ctx, res, at, read{now: true})
	if err != nil {
		return nil, "", fmt.Errorf("the patch is made, and reading the %s failed: %v", res.Name, err)
	}
	return v, s.tag, nil
}

// Erase removes a value if its state still has the tag.
func (c *Client) Erase(ctx context.Context, res *Resource, at any, tag string) error {
	if err := checkTag(tag); err != nil {
		return fmt.Errorf("deleting a %s: %w", res.Name, err)
	}
	w, err := c.writeTo(res, at, write{method: http.MethodDelete, guard: ifMatch(tag)})
	if err != nil {
		return err
	}
	_, err = c.sendOnce(ctx, res, w)
	return err
}

// writeTo fills in the addresses of a write to a value.
func (c *Client) writeTo(res *Resource, at any, w write) (write, error) {
	path, err := res.path(at)
	if err != nil {
		return w, err
	}
	if w.address, err = c.address(path, ""); err != nil {
		return w, err
	}
	w.list = c.listOf(res, at)
	return w, nil
}

// listOf returns the address of the list with a value; empty for none.
func (c *Client) listOf(res *Resource, at any) string {
	if res.List == "" {
		return ""
	}
	path, err := res.listPath(at)
	if err != nil {
		return ""
	}
	address, _ := c.address(path, "")
	return address
}
