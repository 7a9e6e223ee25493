package etagen

import (
	"net/http"
	"strconv"
	"time"
)

// fields contains the header fields of a representation. Those not sent are nil.
type fields struct{ etag, lastModified, contentLength []string }

// fields makes all values of h from one string, which saves two allocations. An empty tag and
// a zero time are not sent.
func (b *body) fields(h http.Header, tag []byte, modified time.Time) (f fields) {
	var buf [2 * TagSize]byte
	text := append(buf[:0], tag...)
	if !modified.IsZero() {
		text = appendDate(text, modified)
	}
	t, m := len(tag), len(text)
	s := string(strconv.AppendInt(text, int64(b.text.Len()), 10))
	f.contentLength = fresh(h, s[m:])
	if t > 0 {
		f.etag = fresh(h, s[:t])
	}
	if m > t {
		f.lastModified = fresh(h, s[t:m])
	}
	return f
}
