package etagen

import (
	"strconv"
	"time"
)

// fields are the values of the header fields that differ from one representation
// to the next; nil for those that are not sent.
type fields struct {
	etag, lastModified, contentLength []string

	slots // for the fields that all representations have
}

// newFields makes all values out of one string, which saves two allocations, with
// slots for more of them. An empty tag and a zero time are not sent.
func newFields(tag []byte, modified time.Time, length, more int) fields {
	var buf [2 * TagSize]byte
	text := append(buf[:0], tag...)
	if !modified.IsZero() {
		text = appendDate(text, modified)
	}
	t, m := len(tag), len(text)
	s := string(strconv.AppendInt(text, int64(length), 10))
	f := fields{slots: newSlots(3 + more)}
	f.contentLength = f.copy(s[m:])
	if t > 0 {
		f.etag = f.copy(s[:t])
	}
	if m > t {
		f.lastModified = f.copy(s[t:m])
	}
	return f
}
