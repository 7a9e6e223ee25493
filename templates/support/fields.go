package etagen

import (
	"net/http"
	"strconv"
	"time"
)

// fields sets the fields of h for the text, and returns those for its validators, which are
// nil if they are not sent. All are made from one string, which saves two allocations.
func (b *body) fields(h http.Header, tag []byte, modified time.Time) (etag, date []string) {
	var buf [2 * TagSize]byte
	text := append(buf[:0], tag...)
	if !modified.IsZero() {
		text = appendDate(text, modified)
	}
	t, m := len(tag), len(text)
	s := string(strconv.AppendInt(text, int64(b.text.Len()), 10))
	if h["Content-Type"] = fresh(h, jsonType); len(h["Content-Encoding"]) == 0 {
		h["Content-Length"] = fresh(h, s[m:])
	} else {
		delete(h, "Content-Length") // a wrapper of the handler encodes what is written
	}
	if t > 0 {
		etag = fresh(h, s[:t])
	}
	if m > t {
		date = fresh(h, s[t:m])
	}
	return etag, date
}
