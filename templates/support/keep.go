package etagen

import (
	"encoding/binary"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// At returns what is kept under a key of AppendKey. The limit, in bytes for all keys,
// is that of the first call. A copy of a Keeper starts empty.
func (k *Keeper) At(limit int64, key []byte) Kept {
	m := k.memo.Load()
	if m == nil || m.of != k {
		own := newMemo(limit)
		own.of = k
		k.memo.CompareAndSwap(m, own)
		m = k.memo.Load()
	}
	return Kept{m, m.find(key)}
}

// KeySize is a capacity for the array of a key. If a key is longer, it is allocated.
const KeySize = 128

// AppendKey appends the key of a representation to dst: the partition of the request
// and the ids in its path. If partition is nil, the partition is the Host. Each part is
// preceded by its length, so that a and bc differ from ab and c.
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

// Kept is the entry of a Keeper for a request, or the place for one. It does not contain
// the key, which therefore stays on the stack. Use it for one request.
type Kept struct {
	memo  *memo
	found *kept // nil if there is none
}

// Any reports whether something of any version is kept. If so, validators suffice.
func (k Kept) Any() bool { return k.found != nil }

// Send serves a GET or HEAD that may proceed with what is kept. It reports false, and
// writes nothing, if nothing is kept with the tag and the modification time of s, or if
// a wrapper of the handler encodes what is written.
func (k Kept) Send(w http.ResponseWriter, r *http.Request, res *Resource, s *State, set *Settings) bool {
	if k.found == nil || !k.found.is(s) || isCoded(w) {
		return false
	}
	set.Decision.Kept = k.memo.send(w, r, res, s, set, k.found)
	return true
}

// Write is Send for v, which the store returned for a key. If v is not kept, Write
// encodes and keeps it with the validators s. They have to be made from v: a replica
// that lags may have sent the new tag before it returned the old value.
func (k Kept) Write(w http.ResponseWriter, r *http.Request, res *Resource, s *State, set *Settings, key []byte, v any) error {
	if k.Send(w, r, res, s, set) {
		return nil
	}
	b, err := set.encode(v)
	if err != nil {
		return err
	}
	defer b.free()
	if !isCoded(w) {
		if e := k.memo.keep(key, s, b.text.Bytes()); e != nil {
			k.memo.send(w, r, res, s, set, e)
			return nil
		}
	}
	res.serve(w, r, s, set, b)
	return nil
}

// keep keeps JSON text under a key, with the validators of its representation. It
// returns nil if the text is too long, or has no entity tag.
func (m *memo) keep(key []byte, s *State, text []byte) *kept {
	e := &kept{key: string(key), tag: string(s.Tag), seconds: s.Modified.Unix(), nanoseconds: s.Modified.Nanosecond()}
	if int64(len(text)) > m.largest || e.tag == "" {
		m.put(e)
		return nil
	}
	e.lastModified = string(appendDate(nil, LastModified(s.Modified)))
	e.forms = []form{{coding: noForm, etag: e.tag, text: slices.Clone(text), contentLength: strconv.Itoa(len(text))}}
	m.put(e)
	return e
}

// send sends a representation with the state s: 200, or 304 if only the length of the
// text could decide that. It reports whether it has sent content.
func (m *memo) send(w http.ResponseWriter, r *http.Request, res *Resource, s *State, set *Settings, e *kept) bool {
	f := &e.forms[0]
	if res.Forms != nil {
		if f = m.formFor(w, r, res, s, set, e); f == nil {
			return false
		}
	}
	e.send(w, r, res, s, set, f)
	return true
}

// A contentCoder is a Coder, for handlers that have one.
type contentCoder interface {
	choose(r *http.Request, length int, modified time.Time, now func() time.Time) (coding int, field string)
	coded(coding int, text []byte) (name, suffix string, coded []byte, err error)
}

// formFor returns the form of a representation that a request gets. It returns nil if it
// has sent a 304, which only the length of the text could decide.
func (m *memo) formFor(w http.ResponseWriter, r *http.Request, res *Resource, s *State, set *Settings, e *kept) *form {
	f := &e.forms[0]
	c, ok := res.forms(set).(contentCoder)
	if !ok {
		return f
	}
	coding, field := c.choose(r, len(f.text), time.Unix(s.Modified.Unix(), 0), set.clock()) // not s.Modified: s would have to leave the stack
	if coding != noForm {
		coded, err := m.form(e, c, coding)
		set.tell(r, err)
		if err == nil {
			f = coded
		}
	}
	if field != "" {
		set.responds(r, http.StatusNotModified, field)
		res.unmodified(w.Header(), fresh(r.Header, f.etag), s, set)
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	return f
}

// form returns a representation in a coding. If that is not kept, it encodes the JSON
// text.
func (m *memo) form(e *kept, c contentCoder, coding int) (*form, error) {
	if i := slices.IndexFunc(e.forms, func(f form) bool { return f.coding == coding }); i >= 0 {
		return &e.forms[i], nil
	}
	// Other requests read the text: code outside this package gets a copy.
	name, suffix, text, err := c.coded(coding, slices.Clone(e.forms[0].text))
	if err != nil {
		return nil, err
	}
	made := form{coding, name, e.tag[:len(e.tag)-1] + suffix + `"`, slices.Clone(text), strconv.Itoa(len(text))}
	m.add(e, made)
	return &made, nil
}

// send sends a 200 with the representation in a form. Its state is s.
func (e *kept) send(w http.ResponseWriter, r *http.Request, res *Resource, s *State, set *Settings, form *form) {
	h := w.Header()
	var date []string
	if e.lastModified != "" {
		date = fresh(h, e.lastModified)
		if shown := lastModified(s.Modified, set.clock()); shown.Unix() != e.seconds {
			date[0] = string(appendDate(nil, shown)) // the modification time is in the future
		}
	}
	res.describe(h, fresh(h, form.etag), date)
	h["Content-Type"] = fresh(h, jsonType)
	h["Content-Length"] = fresh(h, form.contentLength)
	if form.name != "" {
		h["Content-Encoding"] = fresh(h, form.name)
	}
	set.responds(r, http.StatusOK, "")
	sendText(w, r, set, http.StatusOK, form.text)
}
