package witness

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Places are where a run has looked.
type Places struct {
	Root    string   // of a module: the names in all of its folders, and the contents of its outputs
	Folders []string // of packages, in Root or not: their names, and the contents of their source files
	Files   []string // each by its content, or as one that is not there
}

// Equal reports whether two runs have looked in the same places.
func (p *Places) Equal(other *Places) bool {
	return p.Root == other.Root && slices.Equal(p.Folders, other.Folders) && slices.Equal(p.Files, other.Files)
}

// Above returns the paths of files of some names in a folder and in those above it.
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

// errOdd is of what no sum can vouch for, such as a link, which can lead anywhere.
var errOdd = errors.New("there is a link, or something else that is neither a file nor a folder")

// A walk goes through the places.
type walk struct {
	*Places
	met   map[string]bool                            // the folders that were looked at
	names func(dir string, entries []os.DirEntry)    // is told what is in a folder
	file  func(path string, entry os.DirEntry) error // is told of a file whose content counts
	wants func(path string) bool                     // a file counts in any folder of Root
}

// run goes through all places but Files.
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
			return errOdd // in a folder that packages are not looked for in
		}
		if _, err := w.folder(dir); err != nil {
			return err
		}
	}
	return nil
}

// below goes through a folder and those in it that a run may look into. Other modules
// are passed over, and seen by their go.mod alone.
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

// folder looks at one folder, and returns what is in it; nothing of another module.
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

// isBelow reports whether a folder is another, or in it.
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
