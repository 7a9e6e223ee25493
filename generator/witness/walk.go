package witness

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// errOdd is returned if a sum cannot cover a place, such as a link, which may lead
// anywhere.
var errOdd = errors.New("there is a link, or something else that is neither a file nor a folder")

// A walk visits the places.
type walk struct {
	*Places
	index *Index
	met   map[string]bool                             // folders that were visited
	names func(dir string, entries []entry)           // called with the entries of a folder
	file  func(path string, e *entry, own bool) error // called with a file whose content matters
	wants func(name string) bool                      // reports whether the content of a file matters in any folder of Root
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
		if e.kind != isFolder || strings.HasPrefix(e.name, ".") || e.name == "vendor" || e.name == "node_modules" {
			continue
		}
		if err := w.below(join(dir, e.name)); err != nil {
			return err
		}
	}
	return nil
}

// folder visits one folder and returns its entries, or none if it belongs to another
// module.
func (w *walk) folder(dir string) ([]entry, error) {
	w.met[dir] = true
	listed, err := w.index.list(dir)
	if err != nil {
		return nil, err
	}
	entries := listed.entries
	inRoot := isBelow(w.Root, dir)
	if _, isModule := listed.find("go.mod"); isModule && inRoot && dir != w.Root {
		w.names(dir, nil)
		return nil, nil
	}
	w.names(dir, entries)
	isPackage := slices.Contains(w.Folders, dir)
	for i := range entries {
		e := &entries[i]
		if e.kind == isFolder {
			continue
		}
		if e.kind != isFile {
			return nil, errOdd
		}
		if inRoot && w.wants(e.name) || isPackage && isSource(e.name) && (inRoot || !strings.HasSuffix(e.name, "_test.go")) {
			if err := w.file(join(dir, e.name), e, inRoot && isPackage); err != nil {
				return nil, err
			}
		}
	}
	return entries, nil
}

// join is filepath.Join for a path that is clean already.
func join(dir, name string) string {
	const separator = string(filepath.Separator)
	return strings.TrimSuffix(dir, separator) + separator + name
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
