package etagen

import (
	"encoding/json"
	"net/http"
)

// own returns the query of a page that a handler of the user's own has made, of
// which nobody but the handler knows what it is for. Its limit is that of no other
// query, so that no list has the entity tag of such a page.
func (c *Collection) own(total *int) Query {
	return Query{collection: c, Total: total != nil, count: total}
}

// AppendPageTag appends the entity tag of a page that is made of the page alone: of
// its members in their order, of what comes next, and of the number of all items,
// nil if it has none. It appends nothing if the tag of a member is not known.
func (c *Collection) AppendPageTag(dst []byte, m *Members, next string, total *int) []byte {
	q := c.own(total)
	return q.appendPageTag(dst, m, next)
}

// ServePage serves a GET or HEAD request with a page by the tag of AppendPageTag:
// 304 or 412 if the preconditions call for it, else 200. The items are a slice of
// which m are the members. next is sent as it is, and without a Link field: its
// address is the handler's. It returns an error, and has written nothing, if the
// items cannot be encoded.
func (c *Collection) ServePage(w http.ResponseWriter, r *http.Request, m *Members, next string, total *int, items any) error {
	q := c.own(total)
	var buf [TagSize]byte
	s := State{Tag: q.appendPageTag(buf[:0], m, next)}
	if !c.Resource.Proceed(w, r, &s, nil) {
		return nil
	}
	var text []byte
	if next != "" {
		text, _ = json.Marshal(next) // which every string has
	}
	b, err := q.encodePage(m, text, items, nil)
	if err != nil {
		return err
	}
	defer b.free()
	c.Resource.serve(w, r, &s, nil, b, "")
	return nil
}
