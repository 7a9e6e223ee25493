package etagen

import (
	"errors"
	"math"
	"net/http"
)

// ErrBehind says that a request names a newer version than a replica had. If so, the
// handler loads again, and the client does not notice.
var ErrBehind = errors.New("the request names a newer version")

// Versions orders the entity tags of a resource by the number at their beginning, for a
// store with replicas.
type Versions struct {
	Unsigned    bool // the numbers are uint64, not int64
	Incarnation bool // an incarnation follows the number; a different one counts as newer
}

// ProceedReplica is Proceed for a state of a replica that may lag. It returns
// ErrBehind, and writes nothing, if the request names a newer version.
func (res *Resource) ProceedReplica(w http.ResponseWriter, r *http.Request, s *State, set *Settings, v *Versions) (bool, error) {
	if v.Behind(r, s.Tag) {
		return false, ErrBehind
	}
	return res.Proceed(w, r, s, set), nil
}

// ServeReplica is Serve for a state of a replica, which may lag. It returns ErrBehind if
// ProceedReplica does.
func (res *Resource) ServeReplica(w http.ResponseWriter, r *http.Request, s *State, set *Settings, v *Versions, value any) error {
	if v.Behind(r, s.Tag) {
		return ErrBehind
	}
	return res.Serve(w, r, s, set, value)
}

// Missing returns the error of a store that has returned no value. It returns ErrBehind
// instead if err is nil or says that nothing exists, and r names a version. A replica
// may also return a Problem, for a row that was deleted and then created again.
func (res *Resource) Missing(r *http.Request, err error, v *Versions) error {
	if err == nil {
		err = res.NotFound
	}
	refusal, refused := refusalIn(err)
	nothing := means(err, res.NotFound) || refused && refusal.deniesAll()
	if nothing && v.Behind(r, nil) {
		return ErrBehind
	}
	return err
}

// deniesAll reports whether p says that nothing exists at an address.
func (p *Problem) deniesAll() bool {
	return p != nil && (p.Status == http.StatusNotFound || p.Status == http.StatusGone)
}

// Behind reports whether r names a newer version than tag. If tag is empty, every
// version is newer.
func (v *Versions) Behind(r *http.Request, tag []byte) bool {
	return v.behind(r.Header["If-Match"], r.Header["If-None-Match"], tag)
}

func (v *Versions) behind(match, noneMatch []string, tag []byte) bool {
	if len(match) == 0 && len(noneMatch) == 1 && noneMatch[0] == string(tag) {
		return false // the usual request
	}
	return v.newerIn(match, tag) || v.newerIn(noneMatch, tag)
}

// newerIn reports whether a field names a newer version than tag, before its first
// malformed member.
func (v *Versions) newerIn(lines []string, tag []byte) bool {
	list := tagList{lines: lines}
	for named, ok := list.next(); ok; named, ok = list.next() {
		if v.newer(named, tag) {
			return true
		}
	}
	return false
}

// newer reports whether an entity tag from a client has a newer version than tag. It
// does not compare fingerprints, which differ between releases that run side by side.
func (v *Versions) newer(named string, tag []byte) bool {
	there, incarnation, ok := rankOf(v, named)
	if !ok {
		return false
	}
	here, current, ok := rankOf(v, tag)
	if !ok || v.Incarnation && incarnation != string(current) {
		return true
	}
	return there > here
}

// rankOf returns the rank of the number at the beginning of an entity tag, and the part
// after the number. ok is false if no tag of the server begins so.
func rankOf[T string | []byte](v *Versions, tag T) (rank uint64, next T, ok bool) {
	if len(tag) > 0 && tag[0] == 'W' {
		tag = tag[len("W/"):]
	}
	if len(tag) == 0 {
		return 0, tag, false
	}
	tag = tag[1:] // the quote
	text := tag[:partLen(tag)]
	next = tag[len(text)+1:]
	next = next[:partLen(next)]
	const zero = 1 << 63
	switch negative := !v.Unsigned && len(text) > 0 && text[0] == '-'; {
	case negative:
		rank, ok = decimal(text[1:])
		return zero - rank, next, ok && 0 < rank && rank <= zero
	case v.Unsigned:
		rank, ok = decimal(text)
		return rank, next, ok
	}
	rank, ok = decimal(text)
	return zero + rank, next, ok && rank < zero
}

// partLen returns the length of the part of an entity tag at the beginning of s.
func partLen[T string | []byte](s T) (n int) {
	for n < len(s) && s[n] != '.' && s[n] != '"' {
		n++
	}
	return n
}

// decimal returns the value of a decimal number. ok is false if the spelling is not
// canonical or the number is too large.
func decimal[T string | []byte](text T) (n uint64, ok bool) {
	for i := 0; i < len(text); i++ {
		d := uint64(text[i] - '0')
		if d > 9 || n > (math.MaxUint64-d)/10 {
			return 0, false
		}
		n = 10*n + d
	}
	return n, len(text) == 1 || len(text) > 1 && text[0] != '0'
}
