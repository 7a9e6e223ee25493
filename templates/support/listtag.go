package etagen

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"
)

// queryDigestSize is in bytes. It keeps apart the queries of one list, which
// never share a URL: less would do.
const queryDigestSize = 8

// AppendTag appends the entity tag of the page by what the store vouches for: a
// change counter, a mark, or both. It appends nothing when both are zero: that
// is what a store returns that does not know, whatever the view. A view is what
// callers of one address see; that of all is empty.
func (q *Query) AppendTag(dst []byte, counter int64, mark, view string) []byte {
	if counter == 0 && mark == "" {
		return dst
	}
	dst = strconv.AppendInt(q.openTag(dst), counter, 10)
	if mark != "" {
		dst = AppendText(append(dst, ':'), mark)
	}
	var buf [canonicalSize]byte
	text, size := q.appendCanonical(buf[:0]), queryDigestSize
	if view != "" {
		text, size = appendFramed(text, view), digestSize
	}
	sum := sha256.Sum256(text)
	dst = base64.RawURLEncoding.AppendEncode(append(dst, '.'), sum[:size])
	return q.closeTag(dst)
}

// appendPageTag appends the entity tag of a page by the page itself: the ids and
// the entity tags of its members in their order, what comes next, the query, and
// the number of all items if that is asked for. It appends nothing when the tag of
// a member is not known.
func (q *Query) appendPageTag(dst []byte, m *Members, next string) []byte {
	if m.unknown {
		return dst
	}
	text := append(m.text, endOfMembers)
	text = appendFramed(q.appendCanonical(text), next)
	if q.count != nil {
		text = strconv.AppendInt(text, int64(*q.count), 10)
	}
	sum := sha256.Sum256(text)
	m.text = text[:len(m.text)] // keeps the memory
	dst = base64.RawURLEncoding.AppendEncode(q.openTag(dst), sum[:digestSize])
	return q.closeTag(dst)
}

func (q *Query) openTag(dst []byte) []byte {
	if q.collection.Weak {
		dst = append(dst, "W/"...)
	}
	return append(dst, '"')
}

func (q *Query) closeTag(dst []byte) []byte {
	dst = append(append(dst, '.'), q.collection.Fingerprint...)
	return append(dst, '"')
}
