package etagen

import (
	"bytes"
	"encoding/binary"
	"sync"
)

// Members are the ids and entity tags of the items of one page, for Serve and ServePage.
type Members struct {
	text    []byte // for each member: the byte startOfMember, the framed id, the framed entity tag
	count   int
	unknown bool // the entity tag of one of them is not known
}

// The bytes that begin and end the parts of Members.text.
const (
	endOfMembers = iota
	startOfMember
)

var memberLists = sync.Pool{New: func() any { return new(Members) }}

// NewMembers returns an empty list. Call Free after the page was served.
//
//go:noinline
func NewMembers() *Members {
	m := memberLists.Get().(*Members)
	*m = Members{text: m.text[:0]}
	return m
}

// Add adds the next member of the page: an id that no other member has, and the
// entity tag, which is empty if there is none. It copies both.
func (m *Members) Add(id, tag []byte) {
	m.count++
	m.unknown = m.unknown || len(tag) == 0
	m.text = appendFramed(append(m.text, startOfMember), id)
	m.text = appendFramed(m.text, tag)
}

// Free releases the memory. The list must not be used afterwards.
//
//go:noinline
func (m *Members) Free() {
	if m.poolable() {
		memberLists.Put(m)
	}
}

func (m *Members) poolable() bool { return cap(m.text) <= maxPooled }

// writeTags writes the entity tags as a JSON array, null for those not known.
func (m *Members) writeTags(json *bytes.Buffer) {
	separator := byte('[')
	for text := m.text; len(text) > 0; {
		var tag []byte
		_, text = cutFramed(text[1:])
		tag, text = cutFramed(text)
		json.WriteByte(separator)
		separator = ','
		if len(tag) == 0 {
			json.WriteString("null")
			continue
		}
		json.WriteByte('"')
		for _, c := range tag {
			if c == '"' || c == '\\' {
				json.WriteByte('\\')
			}
			json.WriteByte(c)
		}
		json.WriteByte('"')
	}
	if m.count == 0 {
		json.WriteByte('[')
	}
	json.WriteByte(']')
}

// cutFramed returns the framed text at the beginning of b, and the rest of b.
func cutFramed(b []byte) (text, rest []byte) {
	n, size := binary.Uvarint(b)
	b = b[size:]
	return b[:n], b[n:]
}
