package etagen

import (
	"strconv"
	"time"
)

// fields are the values of the header fields that differ from one representation
// to the next; nil for those that are not sent.
type fields struct {
	etag, lastModified, contentLength []string

	slots // for what else one response has
}

// slots are memory for the values of the header fields of one response, which no
// other response shares.
type slots []string

// copy returns a slice with a value. Its capacity is its length, so that adding to
// it makes another copy.
func (s *slots) copy(value string) []string {
	n := len(*s)
	*s = append(*s, value)
	return (*s)[n : n+1 : n+1]
}

// fields makes all values out of one string, which saves two allocations, with
// slots for more of them. An empty tag and a zero time are not sent.
func (b *body) fields(tag []byte, modified time.Time, more int) fields {
	var buf [2 * TagSize]byte
	text := append(buf[:0], tag...)
	if b.coding != "" {
		more++
		if len(tag) > 0 {
			text = append(append(text[:len(tag)-1], b.suffix...), '"')
		}
	}
	t := len(text)
	if !modified.IsZero() {
		text = appendDate(text, modified)
	}
	m, n := len(text), 1
	if t > 0 {
		n++
	}
	if m > t {
		n++
	}
	s := string(strconv.AppendInt(text, int64(b.text.Len()), 10))
	f := fields{slots: b.slots(n + more)}
	f.contentLength = f.copy(s[m:])
	if t > 0 {
		f.etag = f.copy(s[:t])
	}
	if m > t {
		f.lastModified = f.copy(s[t:m])
	}
	return f
}
