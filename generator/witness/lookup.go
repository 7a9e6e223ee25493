package witness

import (
	"crypto/sha256"
	"os"
	"slices"
	"strings"
)

// list returns a folder of the file system.
func (x *Index) list(dir string) (*folder, error) {
	was, before := x.folders[dir], x.stampOf(dir, true)
	if was != nil && before != (stamp{}) && was.stamp == before {
		was.met = true
		return was, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	is := &folder{entries: make([]entry, 0, len(entries)), met: true}
	for _, e := range entries {
		is.entries = append(is.entries, was.entry(e))
	}
	if before.isSettled(x.now) && x.stampOf(dir, true) == before {
		is.stamp, x.changed = before, true
	}
	x.folders[dir] = is
	return is, nil
}

// entry returns an entry for a name in a folder, with what is known about it.
func (f *folder) entry(e os.DirEntry) entry {
	is := entry{name: e.Name(), kind: isOdd}
	switch {
	case e.IsDir():
		is.kind = isFolder
	case e.Type().IsRegular():
		is.kind = isFile
		if f == nil {
			break
		}
		if at, found := f.find(is.name); found && f.entries[at].kind == isFile {
			return f.entries[at]
		}
	}
	return is
}

// find returns the place of a name in a folder.
func (f *folder) find(name string) (at int, found bool) {
	return slices.BinarySearchFunc(f.entries, name, func(e entry, name string) int { return strings.Compare(e.name, name) })
}

// sum returns the sum of the bytes of a file.
func (x *Index) sum(path string, e *entry) (Sum, error) {
	before := x.stampOf(path, false)
	if before != (stamp{}) && e.stamp == before {
		return e.sum, nil
	}
	content, err := x.read(path)
	if err != nil {
		return Sum{}, err
	}
	sum := sha256.Sum256(content)
	if before.isSettled(x.now) && x.stampOf(path, false) == before {
		e.stamp, e.sum, x.changed = before, sum, true
	}
	return sum, nil
}
