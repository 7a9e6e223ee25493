package witness

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash"
	"io/fs"
	"os"

	"github.com/etagen/etagen/generator/plan"
)

// A Sum is a hash over places. If two sums differ, something in the places differs.
type Sum [sha256.Size]byte

// Contents returns a sum of all names and contents in places. Files for which isOutput
// returns true are included in every folder of Root. It is not ok if there is something
// that a sum cannot cover.
func (p *Places) Contents(isOutput func(path string) bool) (sum Sum, ok bool) {
	s := summing{sha256.New()}
	w := &walk{Places: p, wants: isOutput}
	w.names = func(dir string, entries []os.DirEntry) { s.names(dir, entries, nil) }
	w.file = func(path string, _ os.DirEntry) error {
		content, err := plan.ReadFile(path)
		s.text(content)
		return err
	}
	err := w.run()
	for _, path := range p.Files {
		content, readErr := plan.ReadFile(path)
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
func (p *Places) Inputs(isOutput func(path string) bool) (sum Sum, ok bool) {
	s := summing{sha256.New()}
	w := &walk{Places: p, wants: func(string) bool { return false }}
	w.names = func(dir string, entries []os.DirEntry) { s.names(dir, entries, isOutput) }
	w.file = func(path string, e os.DirEntry) error {
		if isOutput(path) {
			return nil
		}
		info, err := e.Info()
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

// text adds a text in a form that shows where it ends.
func (s summing) text(content []byte) {
	s.number(int64(len(content)))
	_, _ = s.Write(content)
}

// names adds the names in a folder, and which of them are folders, except those that
// leftOut selects.
func (s summing) names(dir string, entries []os.DirEntry, leftOut func(path string) bool) {
	b := append([]byte(dir), 0)
	for _, e := range entries {
		if leftOut != nil && leftOut(e.Name()) {
			continue
		}
		b = append(b, e.Name()...)
		if e.IsDir() {
			b = append(b, '/')
		}
		b = append(b, 0)
	}
	s.text(b)
}
