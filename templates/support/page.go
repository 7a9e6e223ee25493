package etagen

import (
	"fmt"
	"net/http"
	"reflect"
	"strconv"
)

// maxLink is the maximum length of an optional field with an address: if a header
// is too long, proxies send 502 instead of the response. The body of the page has
// the same cursor as Link.
const maxLink = 2 << 10

// maxNext is the maximum length of the place of a next page that fits in any
// address.
const maxNext = 1 << 10

// ProceedPage evaluates the preconditions of a GET or HEAD request against a
// page with an entity tag of AppendTag. It returns true, and writes nothing, if
// the page is to be sent. Otherwise it sends 304 or 412 (RFC 9110 §13.2.2). If
// the tag is empty, Serve evaluates instead. There is no modification time,
// because removing a member changes no date.
func (q *Query) ProceedPage(w http.ResponseWriter, r *http.Request, s *State, set *Settings) bool {
	return len(s.Tag) == 0 || q.collection.Resource.Proceed(w, r, s, set)
}

// Serve serves GET and HEAD with a page: items is a slice with the members m,
// and next is where the next page begins, empty at the end. With the tag of
// ProceedPage it sends 200. Without one, or if s is nil, it makes a tag from the
// members, and sends 304 or 412 if a precondition says so. It returns an error,
// and writes nothing, if the items cannot be encoded. It reports a next that is
// too long for an address to OnError.
func (q *Query) Serve(w http.ResponseWriter, r *http.Request, s *State, m *Members, next string, items any, set *Settings) error {
	var buf [TagSize]byte
	if len(s.tag()) == 0 {
		s = &State{Tag: q.appendPageTag(buf[:0], m, next)}
		if !q.collection.Resource.Proceed(w, r, s, set) {
			return nil
		}
	}
	var cursor []byte
	if next != "" {
		var buf [canonicalSize]byte
		cursor = append(q.appendCursor(append(buf[:0], '"'), next), '"')
	}
	b, err := q.encodePage(m, cursor, items, set)
	if err != nil {
		return err
	}
	defer b.free()
	if len(next) > maxNext {
		set.tell(r, fmt.Errorf("the position of the next page has %d bytes, too many for a URL: limit the length of the sort keys, or sort by their beginnings", len(next)))
	}
	b.link = q.link(next)
	q.collection.Resource.serve(w, r, s, set, b)
	return nil
}

// encodePage returns the JSON text of a page, which the caller frees; next is
// JSON text too. The tags of the items are next to the items, so that each item
// is the same as at its own URL.
func (q *Query) encodePage(m *Members, next []byte, items any, set *Settings) (*body, error) {
	b := newBody()
	b.text.WriteString(`{"items":`)
	if err := set.appendItems(b, m, items); err != nil {
		b.free()
		return nil, err
	}
	if q.collection.ItemTags {
		b.text.WriteString(`,"etags":`)
		m.writeTags(&b.text)
	}
	if q.count != nil {
		b.text.WriteString(`,"total":` + strconv.Itoa(*q.count))
	}
	if len(next) > 0 {
		b.text.WriteString(`,"next":`)
		b.text.Write(next)
	}
	b.text.WriteByte('}')
	return b, nil
}

// appendItems appends the JSON text of the items of a page. Encode is given one at a
// time, as for its own URL.
func (set *Settings) appendItems(b *body, m *Members, items any) error {
	switch {
	case m.count == 0:
		b.text.WriteString("[]") // also for a slice that is nil
		return nil
	case set == nil || set.Encode == nil:
		return b.marshal(items, nil)
	}
	all := reflect.ValueOf(items)
	for i := range all.Len() {
		b.text.WriteByte("[,"[min(i, 1)])
		if err := b.marshal(all.Index(i).Interface(), set); err != nil {
			return err
		}
	}
	b.text.WriteByte(']')
	return nil
}

// link returns the value of a Link field for the next page (RFC 8288 §3), or the
// empty string if it is too long, or the last. The reference is only a query, which is right
// even if a proxy changes the path.
func (q *Query) link(next string) string {
	if next == "" || len(next)+q.length() > maxLink {
		return "" // which takes no time
	}
	var buf [2 * canonicalSize]byte
	link := q.appendSelection(append(buf[:0], "<?"...))
	if q.limit.given {
		link = appendParameter(link, "limit", q.limit.text)
	}
	if q.Total {
		link = appendParameter(link, "total", "true")
	}
	link = q.appendCursor(append(link, "cursor="...), next)
	if link = append(link, `>; rel="next"`...); len(link) > maxLink {
		return ""
	}
	return string(link)
}

// length returns the total length of the texts of the query. No form of it is
// shorter.
func (q *Query) length() int {
	n := len(q.sort.text)
	for _, f := range q.filters {
		n += len(f.text)
		for _, text := range f.more {
			n += len(text)
		}
	}
	return n
}
