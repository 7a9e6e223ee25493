package witness

import "time"

// Text returns the index of the module in root as a text to store. Use NewIndex to read
// it.
func (x *Index) Text(root string) string {
	x.forget(root)
	var w writing
	w.fixed(x.now.UnixNano())
	w.number(len(x.folders))
	for dir, f := range x.folders {
		w.string(dir)
		w.stamp(f.stamp)
		w.number(len(f.entries))
		for _, e := range f.entries {
			w = append(w, byte(e.kind))
			w.string(e.name)
			w.number(known(e.stamp))
			if e.stamp != (stamp{}) {
				w.stamp(e.stamp)
				w.sum(e.sum)
			}
		}
	}
	return string(w)
}

// known returns 1 if there is a stamp.
func known(s stamp) int {
	if s == (stamp{}) {
		return 0
	}
	return 1
}

// NewIndex returns the index in a text, or an empty one if the text is damaged, or was
// stored later than now: then the clock has been set back, and a new change may get the
// time of an old one. The clock is that of the operating system, except in tests.
func NewIndex(text string, clock func() time.Time) *Index {
	r := &reading{rest: text}
	x := &Index{folders: map[string]*folder{}, devices: map[uint64]bool{}, clock: clock}
	if stored := r.fixed(); stored > clock().UnixNano() {
		return x
	}
	for range r.number() {
		dir := r.string()
		f := &folder{stamp: r.stamp()}
		f.entries = make([]entry, r.number())
		for i := range f.entries {
			f.entries[i] = r.entry()
		}
		x.folders[dir] = f
	}
	if r.failed {
		clear(x.folders)
	}
	return x
}

// entry returns an entry of a folder.
func (r *reading) entry() entry {
	e := entry{kind: isOdd}
	if k := r.next(1); k != "" {
		e.kind = kind(k[0])
	}
	e.name = r.string()
	if r.number() > 0 {
		e.stamp, e.sum = r.stamp(), r.sum()
	}
	return e
}
