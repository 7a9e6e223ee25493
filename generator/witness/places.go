package witness

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Places lists where a run has looked. Use it to find out later if the run would give the
// same result.
type Places struct {
	Root    string   // of a module: names in all of its folders, and contents of its outputs
	Folders []string // of packages, in Root or not: names in them, and contents of their source files
	Files   []string // the content of each, or that it does not exist
}

// Equal reports whether two runs have looked at the same places. If so, the earlier
// record can be kept.
func (p *Places) Equal(other *Places) bool {
	return p.Root == other.Root && slices.Equal(p.Folders, other.Folders) && slices.Equal(p.Files, other.Files)
}

// Above returns the paths that files with the given names would have in a folder and in
// those above it. Use it for files such as go.work, which count even if they do not
// exist.
func Above(dir string, names ...string) []string {
	var paths []string
	for at := dir; ; at = filepath.Dir(at) {
		for _, name := range names {
			paths = append(paths, filepath.Join(at, name))
		}
		if at == filepath.Dir(at) {
			return paths
		}
	}
}

// errOdd is returned if a sum cannot cover a place, such as a link, which may lead
// anywhere.
var errOdd = errors.New("there is a link, or something else that is neither a file nor a folder")

// A walk visits the places.
type walk struct {
	*Places
	met   map[string]bool                            // folders that were visited
	names func(dir string, entries []os.DirEntry)    // called with the entries of a folder
	file  func(path string, entry os.DirEntry) error // called with a file whose content matters
	wants func(path string) bool                     // reports whether the content of a file matters in any folder of Root
}

// run visits all places except Files.
func (w *walk) run() error {
	w.met = map[string]bool{}
	if err := w.below(w.Root); err != nil {
		return err
	}
	for _, dir := range w.Folders {
		if w.met[dir] {
			continue
		}
		if isBelow(w.Root, dir) {
			return errOdd // in a folder that may not contain packages
		}
		if _, err := w.folder(dir); err != nil {
			return err
		}
	}
	return nil
}

// below visits a folder and the folders in it that a run may look into. Of other modules
// it only sees the go.mod.
func (w *walk) below(dir string) error {
	entries, err := w.folder(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") || e.Name() == "vendor" || e.Name() == "node_modules" {
			continue
		}
		if err := w.below(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// folder visits one folder and returns its entries, or none if it belongs to another
// module.
func (w *walk) folder(dir string) ([]os.DirEntry, error) {
	w.met[dir] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	inRoot := isBelow(w.Root, dir)
	if inRoot && dir != w.Root && slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() == "go.mod" }) {
		w.names(dir, nil)
		return nil, nil
	}
	w.names(dir, entries)
	isPackage := slices.Contains(w.Folders, dir)
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		if !e.Type().IsRegular() {
			return nil, errOdd
		}
		path := filepath.Join(dir, e.Name())
		if inRoot && w.wants(path) || isPackage && isSource(e.Name()) && (inRoot || !strings.HasSuffix(path, "_test.go")) {
			if err := w.file(path, e); err != nil {
				return nil, err
			}
		}
	}
	return entries, nil
}

// isBelow reports whether dir is root, or below it.
func isBelow(root, dir string) bool {
	return dir == root || strings.HasPrefix(dir, strings.TrimSuffix(root, string(filepath.Separator))+string(filepath.Separator))
}

// isSource reports whether the go command reads a file in the folder of a package.
func isSource(name string) bool {
	switch filepath.Ext(name) {
	case ".go", ".c", ".cc", ".cpp", ".cxx", ".m", ".h", ".hh", ".hpp", ".hxx",
		".f", ".F", ".for", ".f90", ".s", ".S", ".sx", ".swig", ".swigcxx", ".syso":
		return true
	}
	return false
}
