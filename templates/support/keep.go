package etagen

import (
	"encoding/binary"
	"net/http"
	"slices"
	"strconv"
	"sync/atomic"
)

// A Keeper keeps encoded representations of the resources of one handler, so that a
// read of what has not changed is a look-up. It is not copied once it is in use: what
// it keeps is of the handler's store.
type Keeper struct{ memo atomic.Pointer[memo] }

// At returns what is kept under a key, which AppendKey made, within a number of bytes
// for all. The number is that of the first call.
func (k *Keeper) At(limit int64, key []byte) Kept {
	m := k.memo.Load()
	if m == nil {
		k.memo.CompareAndSwap(nil, newMemo(limit))
		m = k.memo.Load()
	}
	return Kept{m, m.find(key)}
}

// KeySize is a capacity that is enough for most keys.
const KeySize = 128

// AppendKey appends the key of a representation to dst: the partition of a request,
// which is its Host if the function is nil, and the ids in its path. Each is preceded
// by its length, so that a and bc are not ab and c.
func AppendKey(dst []byte, r *http.Request, partition func(*http.Request) string, ids ...string) []byte {
	part := r.Host
	if partition != nil {
		part = partition(r)
	}
	dst = append(binary.AppendUvarint(dst, uint64(len(part))), part...)
	for _, id := range ids {
		dst = append(binary.AppendUvarint(dst, uint64(len(id))), id...)
	}
	return dst
}

// Kept is what a Keeper has for a request, and where it keeps what the request loads.
// The key is not in it: it stays on the stack so.
type Kept struct {
	memo  *memo
	found *kept // nil if there is none
}

// Any reports whether something is kept, of whatever version.
func (k Kept) Any() bool { return k.found != nil }

// Send serves a GET or HEAD that may proceed with what is kept. It reports false, and
// writes nothing, if nothing is kept with the tag and the modification time of s, or if
// a wrapper of the handler encodes what is written.
func (k Kept) Send(w http.ResponseWriter, r *http.Request, res *Resource, s *State, set *Settings) bool {
	if k.found == nil || !k.found.is(s) || isEncoded(w) {
		return false
	}
	k.found.send(w, r, res, s, set)
	return true
}

// Write is Send for v, which the store has returned for a key. If v is not kept, Write
// encodes it and keeps that under s, which has to be of v: a replica that is behind may
// have told the new tag before it returned the old value.
func (k Kept) Write(w http.ResponseWriter, r *http.Request, res *Resource, s *State, set *Settings, key []byte, v any) error {
	if k.Send(w, r, res, s, set) {
		return nil
	}
	b, err := set.encode(v)
	if err != nil {
		return err
	}
	defer b.free()
	if !isEncoded(w) {
		k.memo.keep(key, s, b.text.Bytes())
	}
	res.serve(w, r, s, set, b)
	return nil
}

// isEncoded reports whether a wrapper of the handler encodes what is written.
func isEncoded(w http.ResponseWriter) bool { return len(w.Header()["Content-Encoding"]) > 0 }

// kept is an encoded representation. It does not change; what replaces it is another.
type kept struct {
	key, tag      string
	seconds       int64 // of the modification time
	nanoseconds   int
	text          []byte
	lastModified  string // as a field; empty if there is none
	contentLength string

	size       int64
	used       bool // since the hand of the clock was here
	next, prev *kept
}

// keep keeps JSON text under a key, with the validators of its representation.
func (m *memo) keep(key []byte, s *State, text []byte) {
	e := &kept{
		key: string(key), tag: string(s.Tag),
		seconds: s.Modified.Unix(), nanoseconds: s.Modified.Nanosecond(),
	}
	if int64(len(text)) <= m.largest {
		e.text = slices.Clone(text)
		e.contentLength = strconv.Itoa(len(text))
		if modified := LastModified(s.Modified); !modified.IsZero() {
			e.lastModified = string(appendDate(nil, modified))
		}
	}
	e.size = int64(cap(e.text) + entrySize + 2*(len(e.key)+len(e.tag)))
	m.put(e)
}

// is reports whether a representation has the tag and the modification time of s.
func (e *kept) is(s *State) bool {
	return e.tag == string(s.Tag) && e.seconds == s.Modified.Unix() && e.nanoseconds == s.Modified.Nanosecond()
}

// send answers 200 with the representation, whose state is s.
func (e *kept) send(w http.ResponseWriter, r *http.Request, res *Resource, s *State, set *Settings) {
	b := newBody()
	defer b.free()
	f := fields{slots: b.slots(4)}
	f.etag = f.copy(e.tag)
	f.contentLength = f.copy(e.contentLength)
	if e.lastModified != "" {
		f.lastModified = f.copy(e.lastModified)
		if shown := lastModified(s.Modified, set.clock()); shown.Unix() != e.seconds {
			f.lastModified[0] = string(appendDate(nil, shown)) // the row is of the future
		}
	}
	h := w.Header()
	forget(h, "Content-Length")
	res.describe(h, &f)
	h["Content-Type"] = f.copy(jsonType)
	h["Content-Length"] = f.contentLength
	set.Decision.Kept = true
	set.responds(r, http.StatusOK, "")
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		n, _ := w.Write(e.text)
		set.wrote(r, n)
	}
}
