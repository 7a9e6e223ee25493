package witness

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash"
	"io/fs"
	"os"
)

// Contents returns a sum of all names and contents in places. Files for which isOutput
// returns true are included in every folder of Root. It is not ok if there is something
// that a sum cannot cover.
//
// The files of packages in Root, and Files, are read each time. Others are read unless
// the index has them with their stamp. Sums with different keys cannot be compared.
func (p *Places) Contents(x *Index, key Key, isOutput func(path string) bool) (sum Sum, ok bool) {
	x.now = x.clock()
	tags, err := key.tagger()
	if err != nil {
		return Sum{}, false
	}
	s := summing{sha256.New()}
	w := &walk{Places: p, index: x, wants: isOutput}
	w.names = func(dir string, entries []entry) { s.names(dir, entries, nil) }
	w.file = func(path string, e *entry, own bool) error {
		if own {
			content, err := x.read(path)
			_, _ = s.Write(tags.of(content))
			return err
		}
		sum, err := x.sum(path, e)
		s.sum(sum)
		return err
	}
	err = w.run()
	for _, path := range p.Files {
		content, readErr := x.read(path)
		if errors.Is(readErr, fs.ErrNotExist) {
			s.number(-1)
			continue
		}
		s.text(content)
		err = errors.Join(err, readErr)
	}
	return Sum(s.Sum(nil)), err == nil
}

// Inputs returns a sum of names, sizes and modification times, which takes a fraction of
// the time. Use it only to decide whether to compute Contents: a file can change without
// changing its size and time. Files for which isOutput returns true are left out,
// because a run writes them.
func (p *Places) Inputs(x *Index, isOutput func(path string) bool) (sum Sum, ok bool) {
	x.now = x.clock()
	s := summing{sha256.New()}
	w := &walk{Places: p, index: x, wants: func(string) bool { return false }}
	w.names = func(dir string, entries []entry) { s.names(dir, entries, isOutput) }
	w.file = func(path string, _ *entry, _ bool) error {
		if isOutput(path) {
			return nil
		}
		info, err := os.Lstat(path)
		if err == nil {
			s.number(info.Size())
			s.number(info.ModTime().UnixNano())
		}
		return err
	}
	err := w.run()
	return Sum(s.Sum(nil)), err == nil
}

// A summing adds to a hash.
type summing struct{ hash.Hash }

// number adds a number.
func (s summing) number(n int64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	_, _ = s.Write(b[:])
}

// sum adds a sum.
func (s summing) sum(sum Sum) { _, _ = s.Write(sum[:]) }

// text adds a text in a form that shows where it ends.
func (s summing) text(content []byte) {
	s.number(int64(len(content)))
	_, _ = s.Write(content)
}

// names adds the names in a folder, and which of them are folders, except those that
// leftOut selects.
func (s summing) names(dir string, entries []entry, leftOut func(path string) bool) {
	b := append([]byte(dir), 0)
	for i := range entries {
		e := &entries[i]
		if leftOut != nil && leftOut(e.name) {
			continue
		}
		b = append(b, e.name...)
		if e.kind == isFolder {
			b = append(b, '/')
		}
		b = append(b, 0)
	}
	s.text(b)
}
