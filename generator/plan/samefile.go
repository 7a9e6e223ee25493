package plan

import (
	"io/fs"
	"os"
	"slices"
)

// A sameFiles finds a file among others, whatever it is called: there are file
// systems to which book_etagen.go and Book_etagen.go are one. To ask of each
// pair whether the two are one would take long if there are many.
type sameFiles map[sameKey][]fs.FileInfo

// A sameKey is what two names of one file have in common, and few files.
type sameKey struct {
	dir        string
	size, time int64
}

func keyOf(dir string, info fs.FileInfo) sameKey {
	return sameKey{dir, info.Size(), info.ModTime().UnixNano()}
}

// add adds a file, of which a folder counts as a part of its name; "" for none.
func (s sameFiles) add(dir string, info fs.FileInfo) {
	key := keyOf(dir, info)
	s[key] = append(s[key], info)
}

// has reports whether a file is among them.
func (s sameFiles) has(dir string, info fs.FileInfo) bool {
	return slices.ContainsFunc(s[keyOf(dir, info)], func(other fs.FileInfo) bool { return os.SameFile(info, other) })
}

// A PathSet is a set of files and folders, by whatever path.
type PathSet struct {
	names map[string]bool
	there sameFiles
}

// NewPathSet returns a set of files and folders.
func NewPathSet(paths ...string) *PathSet {
	s := &PathSet{names: map[string]bool{}, there: sameFiles{}}
	for _, path := range paths {
		s.Add(path)
	}
	return s
}

// Add adds a file or a folder.
func (s *PathSet) Add(path string) {
	s.names[path] = true
	if info, err := os.Stat(path); err == nil {
		s.there.add("", info)
	}
}

// Has reports whether a file or a folder is in the set.
func (s *PathSet) Has(path string) bool {
	if s.names[path] {
		return true
	}
	info, err := os.Stat(path)
	return err == nil && s.there.has("", info)
}

// SamePath reports whether two paths lead to one folder or file. There are file
// systems to which book_etagen.go and Book_etagen.go are one.
func SamePath(a, b string) bool {
	if a == b {
		return true
	}
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}
