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

// A Sum is one of places. If two differ, something in the places differs.
type Sum [sha256.Size]byte

// Contents returns the sum of all names and contents in places. It is not ok if something
// is there of which a sum says too little. Files of which isOutput reports true count in
// every folder of Root.
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

// Inputs returns a sum that takes a fraction of the time: of names, sizes and times of
// modification. It tells if the other sum is worth its time, and nothing more, for a file
// can have another content of the same size and time. Files of which isOutput reports
// true do not count: a run writes them.
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

// A summing adds to a sum.
type summing struct{ hash.Hash }

// number adds a number.
func (s summing) number(n int64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	_, _ = s.Write(b[:])
}

// text adds a text, whose end shows.
func (s summing) text(content []byte) {
	s.number(int64(len(content)))
	_, _ = s.Write(content)
}

// names adds the names of what is in a folder, and which of them are folders, but for
// those that are left out.
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
