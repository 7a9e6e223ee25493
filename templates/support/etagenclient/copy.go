package etagenclient

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"time"
)

// The forms of an entry in a cache, by its first byte.
const (
	markForm = 1 // a mark: 16 random bytes
	copyForm = 4 // a copy
)

// A mark in a cache changes with each write to what it is for. It is random: a
// counter that is dropped and begins anew would bring old copies back.
func newMark() []byte {
	mark := make([]byte, 17)
	mark[0] = markForm
	rand.Read(mark[1:])
	return mark
}

// isMark reports whether bytes are a mark.
func isMark(b []byte) bool { return len(b) == 17 && b[0] == markForm }

// A copied is a stored copy of a representation.
type copied struct {
	from, until time.Time // until when it is fresh; equal if it has to be validated
	tag         string
	path        string   // the mark of its path; the copy is fresh only while that is unchanged
	fields      string   // digest of the request's fields, if Prepare may have set some; the copy is fresh only for the same
	guards      []string // pairs of a key and the mark under it; the copy is fresh only while all are unchanged
	body        []byte
}

// fresh reports whether the copy can be used without a request.
func (e *copied) fresh(at time.Time) bool { return !at.Before(e.from) && at.Before(e.until) }

// encode returns the copy in the form that a cache keeps.
func (e *copied) encode() []byte {
	b := make([]byte, 0, 128+len(e.tag)+len(e.body))
	b = append(b, copyForm)
	b = binary.AppendVarint(b, e.from.UnixNano())
	b = binary.AppendVarint(b, int64(e.until.Sub(e.from)))
	b = appendText(b, e.tag)
	b = appendText(b, e.path)
	b = appendText(b, e.fields)
	b = binary.AppendUvarint(b, uint64(len(e.guards)))
	for _, g := range e.guards {
		b = appendText(b, g)
	}
	return append(b, e.body...)
}

func appendText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

// decodeCopy reads a copy. It reports false for a mark and for other bytes:
// programs may share the cache.
func decodeCopy(b []byte) (*copied, bool) {
	if len(b) == 0 || b[0] != copyForm {
		return nil, false
	}
	r := &copyReader{rest: b[1:]}
	from, lasts := r.int(), r.int()
	e := &copied{from: time.Unix(0, from), tag: r.text()}
	e.until = e.from.Add(time.Duration(lasts))
	e.path, e.fields = r.text(), r.text()
	for n := r.length(); n > 0 && !r.failed; n-- {
		e.guards = append(e.guards, r.text())
	}
	e.body = r.rest
	return e, !r.failed && len(e.guards)%2 == 0 && (e.tag == "" || isTag(e.tag))
}

// A copyReader reads the parts of a copy.
type copyReader struct {
	rest   []byte
	failed bool
}

func (r *copyReader) int() int64 {
	n, size := binary.Varint(r.rest)
	r.skip(size)
	return n
}

func (r *copyReader) length() uint64 {
	n, size := binary.Uvarint(r.rest)
	r.skip(size)
	return n
}

func (r *copyReader) skip(size int) {
	if size <= 0 {
		r.failed, r.rest = true, nil
		return
	}
	r.rest = r.rest[size:]
}

func (r *copyReader) text() string {
	n := r.length()
	if n > uint64(len(r.rest)) {
		r.failed = true
		return ""
	}
	text := string(r.rest[:n])
	r.rest = r.rest[n:]
	return text
}

// A slot is an entry in a cache as it was when a request began.
type slot struct {
	cache Cache
	key   string
	held  []byte
	there bool
}

// look returns the entry of a key.
func look(cache Cache, key string) slot {
	s := slot{cache: cache, key: key}
	s.held, s.there = cache.Get(key)
	return s
}

// set stores bytes, unless something else has been stored since: a late response
// must not replace a newer state.
func (s *slot) set(b []byte) {
	switch cache := s.cache.(type) {
	case nil:
	case *lru:
		cache.setIf(s.key, b, s.isSame) // others may write between Get and Set
	default:
		if s.isSame(cache.Get(s.key)) {
			cache.Set(s.key, b)
		}
	}
}

// isSame reports whether the entry is the one from when the request began.
func (s *slot) isSame(held []byte, there bool) bool {
	return there == s.there && bytes.Equal(held, s.held)
}
