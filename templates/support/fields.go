package etagen

import (
	"strconv"
	"time"
)

// fields are the values of the header fields that differ from one representation
// to the next; nil for those that are not sent.
type fields struct {
	etag, lastModified, contentLength []string
}

// newFields makes all values out of one string and one slice, which saves four
// allocations. An empty tag and a zero time are not sent.
func newFields(tag []byte, modified time.Time, length int) fields {
	var buf [2 * TagSize]byte
	text := append(buf[:0], tag...)
	if !modified.IsZero() {
		text = appendDate(text, modified)
	}
	t, m := len(tag), len(text)
	s := string(strconv.AppendInt(text, int64(length), 10))
	values := []string{s[:t], s[t:m], s[m:]}
	f := fields{contentLength: values[2:3:3]}
	if t > 0 {
		f.etag = values[0:1:1]
	}
	if m > t {
		f.lastModified = values[1:2:2]
	}
	return f
}
