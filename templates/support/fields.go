package etagen

import (
	"net/http"
	"strconv"
	"time"
)

// fields sets the fields of h for the text, and returns the values of its validators,
// which are empty if they are not sent. All are made from one string, which saves two allocations.
func (b *body) fields(h http.Header, tag []byte, modified time.Time) (etag, date []string) {
	var buf [2 * TagSize]byte
	text := appendDate(append(buf[:0], tag...), modified)
	t, m := len(tag), len(text)
	s := string(strconv.AppendInt(text, int64(b.text.Len()), 10))
	own := fresh(h, s[:t], s[t:m], s[m:], jsonType)
	h["Content-Type"] = own[3:]
	delete(h, "Content-Length")
	if len(h["Content-Encoding"]) == 0 { // else a wrapper of the handler encodes what is written
		h["Content-Length"] = own[2:3:3]
	}
	return own[:1:1], own[1:2:2]
}
