package witness

import "encoding/binary"

// A writing is a text in the making. Its form is flat, since the start of each run has
// to read it.
type writing []byte

// number adds a length.
func (w *writing) number(n int) { *w = binary.AppendUvarint(*w, uint64(n)) }

// fixed adds a number of any size.
func (w *writing) fixed(n int64) { *w = binary.LittleEndian.AppendUint64(*w, uint64(n)) }

// string adds a string.
func (w *writing) string(s string) {
	w.number(len(s))
	*w = append(*w, s...)
}

// strings adds several strings.
func (w *writing) strings(all []string) {
	w.number(len(all))
	for _, s := range all {
		w.string(s)
	}
}

// sum adds a sum.
func (w *writing) sum(s Sum) { *w = append(*w, s[:]...) }

// stamp adds a stamp.
func (w *writing) stamp(s stamp) {
	for _, n := range []int64{int64(s.device), int64(s.inode), s.size, s.modified, s.changed} {
		w.fixed(n)
	}
}

// A reading is the rest of such a text. If the text is damaged, the rest is empty and
// failed is set.
type reading struct {
	rest   string
	failed bool
}

// next returns the next n bytes, or fewer if there are not as many.
func (r *reading) next(n int) string {
	if n > len(r.rest) {
		r.rest, r.failed = "", true
	}
	next := r.rest[:min(n, len(r.rest))]
	r.rest = r.rest[len(next):]
	return next
}

// number returns a length. It is never greater than that of the rest, since each part
// has a byte at least.
func (r *reading) number() int {
	n, width := binary.Uvarint([]byte(r.rest[:min(len(r.rest), binary.MaxVarintLen64)]))
	if width <= 0 || n > uint64(len(r.rest)) {
		r.rest, r.failed = "", true
		return 0
	}
	r.next(width)
	return int(n)
}

// fixed returns a number of any size.
func (r *reading) fixed() int64 {
	var b [8]byte
	copy(b[:], r.next(len(b)))
	return int64(binary.LittleEndian.Uint64(b[:]))
}

// string returns a string.
func (r *reading) string() string { return r.next(r.number()) }

// strings returns several strings.
func (r *reading) strings() []string {
	all := make([]string, r.number())
	for i := range all {
		all[i] = r.string()
	}
	return all
}

// sum returns a sum.
func (r *reading) sum() (s Sum) {
	copy(s[:], r.next(len(s)))
	return s
}

// stamp returns a stamp.
func (r *reading) stamp() stamp {
	return stamp{uint64(r.fixed()), uint64(r.fixed()), r.fixed(), r.fixed(), r.fixed()}
}
