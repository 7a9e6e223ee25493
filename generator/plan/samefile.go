package plan

import (
	"io/fs"
	"os"
	"slices"
)

// sameFiles finds a file among others under any name: on some file systems
// book_etagen.go and Book_etagen.go are the same file. It avoids comparing every pair,
// which would take long for many files.
type sameFiles map[sameKey][]fs.FileInfo

// A sameKey is equal for two names of one file, and for few other files.
type sameKey struct {
	dir        string
	size, time int64
}

func keyOf(dir string, info fs.FileInfo) sameKey {
	return sameKey{dir, info.Size(), info.ModTime().UnixNano()}
}

// add adds a file. Its folder is compared as a name; "" for none.
func (s sameFiles) add(dir string, info fs.FileInfo) {
	key := keyOf(dir, info)
	s[key] = append(s[key], info)
}

// has reports whether a file is in the set.
func (s sameFiles) has(dir string, info fs.FileInfo) bool {
	return slices.ContainsFunc(s[keyOf(dir, info)], func(other fs.FileInfo) bool { return os.SameFile(info, other) })
}

// A PathSet is a set of files and folders that finds them by any of their paths.
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

// Add adds a file or a folder. Use it before Has.
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

// SamePath reports whether two paths refer to the same file or folder. On some file
// systems book_etagen.go and Book_etagen.go do. Use it if paths have different origins.
func SamePath(a, b string) bool {
	if a == b {
		return true
	}
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}
