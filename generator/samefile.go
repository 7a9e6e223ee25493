package generator

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A sameFiles finds a file among others, whatever it is called: there are file
// systems to which book_etagen.go and Book_etagen.go are one. To ask of each pair
// whether the two are one would take long where there are many.
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

// A dirSet is a set of folders, by whatever path.
type dirSet struct {
	names map[string]bool
	dirs  sameFiles
}

// newDirSet returns a set of folders.
func newDirSet(dirs ...string) *dirSet {
	s := &dirSet{names: map[string]bool{}, dirs: sameFiles{}}
	for _, dir := range dirs {
		s.add(dir)
	}
	return s
}

func (s *dirSet) add(dir string) {
	s.names[filepath.Clean(dir)] = true
	if info, err := os.Stat(dir); err == nil {
		s.dirs.add("", info)
	}
}

// has reports whether a folder is in the set.
func (s *dirSet) has(dir string) bool {
	if s.names[filepath.Clean(dir)] {
		return true
	}
	info, err := os.Stat(dir)
	return err == nil && s.dirs.has("", info)
}
