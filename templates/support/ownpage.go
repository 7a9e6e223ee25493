package etagen

import (
	"encoding/json"
	"net/http"
)

// own returns the query for a page of a user's handler, which alone knows what it is for.
// No other query has its limit, so no list has the entity tag of such a page.
func (c *Collection) own(total *int) Query {
	return Query{collection: c, Total: total != nil, count: total}
}

// AppendPageTag appends an entity tag made from the page alone: its members, in
// order, the next page, and the total, which may be nil. It appends nothing if
// the tag of a member is unknown.
func (c *Collection) AppendPageTag(dst []byte, m *Members, next string, total *int) []byte {
	q := c.own(total)
	return q.appendPageTag(dst, m, next)
}

// ServePage serves GET and HEAD with a page and the tag of AppendPageTag: 304 or
// 412 if a precondition says so, else 200. The items are a slice with the
// members m. next is sent unchanged, without a Link field, whose address only
// the handler knows. It returns an error, and writes nothing, if the items
// cannot be encoded.
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
	c.Resource.serve(w, r, &s, nil, b)
	return nil
}
