package etagenclient

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/url"
)

// A Page is a page of a list. Use its Next to read the page after it.
type Page struct {
	Items []any    // pointers to values
	Tags  []string // of the items, empty for one without a tag; nil if the page has none
	Next  string   // the cursor of the next page; empty on the last page
	Total *int     // of all pages; nil if the page does not have it
}

// ReadList returns a page of the list with the ids of at. Use All to read every page.
func (c *Client) ReadList(ctx context.Context, res *Resource, at any, query url.Values) (p Page, err error) {
	path, err := res.listPath(at)
	if err != nil {
		return p, err
	}
	r := read{list: true, accept: func(text []byte) (err error) {
		p, err = res.page(text, at)
		return err
	}}
	if r.address, err = c.address(path, query.Encode()); err != nil {
		return p, err
	}
	if _, err = c.read(ctx, res, r); err != nil {
		return Page{}, err
	}
	return p, nil
}

// page reads a page.
func (res *Resource) page(text []byte, at any) (p Page, err error) {
	var page struct {
		Items json.RawMessage `json:"items"`
		ETags []*string       `json:"etags"`
		Next  *string         `json:"next"`
		Total *int            `json:"total"`
	}
	if err := json.Unmarshal(text, &page); err != nil {
		return p, fmt.Errorf("decoding a page of the list of %s: %w", res.Name, err)
	}
	if page.Items == nil {
		return p, errors.New("the response is no page: it has no items")
	}
	var items []json.RawMessage
	if err := json.Unmarshal(page.Items, &items); err != nil {
		return p, fmt.Errorf("decoding a page of the list of %s: %w", res.Name, err)
	}
	for i, item := range items {
		v, err := res.decode(item, at)
		if err != nil {
			return p, fmt.Errorf("item %d: %w", i, err)
		}
		p.Items = append(p.Items, v)
	}
	if page.Next != nil {
		p.Next = *page.Next
	}
	p.Total = page.Total
	return p, p.setTags(page.ETags)
}

// setTags sets the tags of the items.
func (p *Page) setTags(tags []*string) error {
	if tags == nil {
		return nil
	}
	if len(tags) != len(p.Items) {
		return fmt.Errorf("the page has %d entity tags for %d items", len(tags), len(p.Items))
	}
	p.Tags = make([]string, len(tags))
	for i, tag := range tags {
		if tag != nil && isTag(*tag) {
			p.Tags[i] = *tag
		}
	}
	return nil
}

// All passes the items of a query to yield, page after page. The last call has the
// error, if there was one.
func (c *Client) All(ctx context.Context, res *Resource, at any, query url.Values, yield func(v any, err error) bool) {
	cursor := query.Get("cursor")
	remembered := cursor
	for n := 1; ; n++ {
		p, err := c.ReadList(ctx, res, at, query)
		if err == nil && p.Next != "" && (p.Next == cursor || p.Next == remembered) {
			err = fmt.Errorf("the list of %s does not end: a page leads back to itself", res.Name)
		}
		for _, v := range p.Items {
			if !yield(v, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
			return
		}
		if p.Next == "" {
			return
		}
		cursor = p.Next
		query = maps.Clone(query)
		query.Set("cursor", cursor)
		if n&(n-1) == 0 {
			remembered = cursor // finds a cycle of any length
		}
	}
}
