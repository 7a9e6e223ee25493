package etagen

import (
	"fmt"
	"net/http"
	"reflect"
	"strconv"
)

// maxLink is the length of the longest value of a field with an address that is
// sent if the response can do without: proxies answer 502 in place of a response
// whose header is too long for them. Of a Link the page says the same.
const maxLink = 2 << 10

// maxNext is the length of the longest place of a next page that fits in an
// address wherever it comes by.
const maxNext = 1 << 10

// ProceedPage evaluates the preconditions of a GET or HEAD request against a page
// with an entity tag that AppendTag made. It returns true, and has written
// nothing, when the page is to be sent; else it has answered 304 or 412 (RFC 9110
// §13.2.2). While the tag is empty the page alone can tell: Serve evaluates. There
// is no modification time, for to remove a member moves no date forward.
func (q *Query) ProceedPage(w http.ResponseWriter, r *http.Request, s *State, set *Settings) bool {
	return len(s.Tag) == 0 || q.collection.Resource.Proceed(w, r, s, set)
}

// Serve handles a GET or HEAD request with a page: the items, a slice of which m
// are the members, and next, where the page after it begins in the words of the
// store, empty at the end. With the tag that ProceedPage had it sends 200; with
// none it makes one from the members, and sends 304 or 412 if the preconditions
// call for it. It returns an error, and has written nothing, if the items cannot
// be encoded. A next that is too long for the addresses that it comes back in is
// told to OnError.
func (q *Query) Serve(w http.ResponseWriter, r *http.Request, s *State, m *Members, next string, items any, set *Settings) error {
	var buf [TagSize]byte
	if len(s.Tag) == 0 {
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
	link := ""
	if next != "" {
		link = q.link(next)
	}
	if len(next) > maxNext {
		set.tell(r, fmt.Errorf("the page after this one begins at a text of %d bytes, and addresses are shorter: return an id and no value of any length", len(next)))
	}
	q.collection.Resource.serve(w, r, s, set, b, link)
	return nil
}

// encodePage returns the JSON text of a page, which the caller frees; next is JSON
// text too. The tags of the items stand beside the items, so that each item is what
// its own URL says.
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
		return b.encode(items)
	}
	all := reflect.ValueOf(items)
	for i := range all.Len() {
		b.text.WriteByte("[,"[min(i, 1)])
		if err := set.appendJSON(b, all.Index(i).Interface()); err != nil {
			return err
		}
	}
	b.text.WriteByte(']')
	return nil
}

// link returns the value of a Link field for the page after this one (RFC 8288
// §3), empty if it is too long. The reference is relative and has a query alone: it
// is right behind any proxy that changes the path.
func (q *Query) link(next string) string {
	if len(next)+q.length() > maxLink {
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

// length returns how long the texts of the query are together. No form of it is
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
