package etagen

import (
	"strconv"
	"time"
)

// fields contains the header fields of a representation. Those not sent are nil.
type fields struct {
	etag, lastModified, contentLength []string

	slots // for the other values of one response
}

// slots is memory for the header field values of one response, shared with no other.
type slots []string

// copy returns a slice with one value and no spare capacity: appending makes a copy.
func (s *slots) copy(value string) []string {
	n := len(*s)
	*s = append(*s, value)
	return (*s)[n : n+1 : n+1]
}

// fields makes all values from one string, which saves two allocations, with
// slots for more values. An empty tag and a zero time are not sent.
func (b *body) fields(tag []byte, modified time.Time, more int) fields {
	var buf [2 * TagSize]byte
	text := append(buf[:0], tag...)
	if !modified.IsZero() {
		text = appendDate(text, modified)
	}
	t, m, n := len(tag), len(text), 1
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
