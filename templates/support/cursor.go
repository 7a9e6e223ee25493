package etagen

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// checkSize is how many bytes of a cursor bind it to its list.
const checkSize = 8

// cursorEncoding has one spelling for each cursor.
var cursorEncoding = base64.RawURLEncoding.Strict()

// ReadCursor sets After to the position where the page begins, and returns it. Call it
// last: a cursor is bound to the other parameters, and to the values of the filters.
func (q *Query) ReadCursor() (after string, err error) {
	if q.cursor.given {
		var ok bool
		if q.After, ok = q.parseCursor(q.cursor.text); !ok {
			return "", badCursor()
		}
	}
	return q.After, nil
}

// appendCursor appends the cursor of the page that begins after a place in the
// list of the query. It works with any limit.
func (q *Query) appendCursor(dst []byte, after string) []byte {
	var buf [canonicalSize]byte
	check := q.check(after)
	raw := append(append(buf[:0], check[:]...), after...)
	return cursorEncoding.AppendEncode(dst, raw)
}

// parseCursor returns where the page of a cursor begins. It reports false if the
// cursor is malformed or of another list. The check finds mistakes, not
// forgeries: a store has to check what it gets.
func (q *Query) parseCursor(cursor string) (after string, ok bool) {
	if strings.ContainsAny(cursor, "\r\n") { // which the decoder skips
		return "", false
	}
	raw, err := cursorEncoding.DecodeString(cursor)
	if err != nil || len(raw) <= checkSize {
		return "", false
	}
	after = string(raw[checkSize:])
	return after, q.check(after) == [checkSize]byte(raw)
}

// check returns what binds a place to the list of the query.
func (q *Query) check(after string) [checkSize]byte {
	var buf [canonicalSize]byte
	sum := sha256.Sum256(appendFramed(q.appendList(buf[:0]), after))
	return [checkSize]byte(sum[:])
}
