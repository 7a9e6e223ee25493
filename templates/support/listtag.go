package etagen

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"
)

// queryDigestSize is in bytes. It distinguishes the queries of one list, which
// never share a URL, so fewer would suffice.
const queryDigestSize = 8

// AppendTag appends the entity tag of the page from the stat of the store: a
// change counter, a mark, or both. It appends nothing if both are zero: then the
// store does not know, whatever the view. The view names what a caller sees at
// the address; it is empty if all see the same.
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

// appendPageTag appends the entity tag of a page from the page itself: the ids
// and the entity tags of its members, in order, the next page, the query, and
// the total if it is asked for. It appends nothing if the tag of a member is
// unknown.
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
