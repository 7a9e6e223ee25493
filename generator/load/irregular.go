package load

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/generator/plan"
)

// sourceExtensions are the extensions of files whose first lines the go command reads to
// decide whether they are built.
var sourceExtensions = [...]string{
	".go", ".c", ".cc", ".cpp", ".cxx", ".m", ".h", ".hh", ".hpp", ".hxx",
	".f", ".F", ".for", ".f90", ".s", ".S", ".sx", ".swig", ".swigcxx",
}

// checkRegular returns an error for a pipe, a socket or a device that the go command
// would open as a source file, since reading it might never end. It looks into the
// folders that the patterns match from a folder. It ignores what the go command does not
// open: folders, links to folders, and names that begin with a dot or an underscore. It
// also ignores outputs that do not block the go command: the plan checks those, and
// never follows a link.
func checkRegular(from string, patterns []string, isOutput func(path string) bool) error {
	for _, pattern := range patterns {
		dir, ok := PatternDir(from, pattern)
		if !ok {
			continue
		}
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
			at := filepath.Join(dir, filepath.FromSlash(name))
			switch {
			case err != nil:
				return nil // the go command reports it
			case !entry.IsDir():
				return checkSource(at, entry, isOutput(at))
			case name != "." && (!strings.Contains(pattern, "...") || !IsWalked(entry.Name()) || plan.IsModule(at)):
				return fs.SkipDir
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// checkSource does what checkRegular does, for one file.
func checkSource(path string, entry fs.DirEntry, isOutput bool) error {
	name := entry.Name()
	if entry.Type().IsRegular() || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") ||
		!slices.Contains(sourceExtensions[:], filepath.Ext(name)) {
		return nil
	}
	if isOutput && entry.Type()&fs.ModeSymlink != 0 && isDevice(path) {
		return nil
	}
	return refuseIrregular(path)
}

// isDevice reports whether a path refers to a device. Reading one ends at once, because
// its first bytes are not Go.
func isDevice(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode()&fs.ModeDevice != 0
}

// checkModFiles returns an error if a go.mod or go.work in a folder or above it is not a
// file: the go command looks for them there.
func checkModFiles(dir string) error {
	for at := dir; ; at = filepath.Dir(at) {
		for _, name := range []string{"go.mod", "go.work"} {
			if err := refuseIrregular(filepath.Join(at, name)); err != nil {
				return err
			}
		}
		if at == filepath.Dir(at) {
			return nil
		}
	}
}

// refuseIrregular returns an error if path refers to something that is neither a file
// nor a folder. Dangling links are left to the go command, which reports them.
func refuseIrregular(path string) error {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return fmt.Errorf("%w: remove it, because the go command might read it forever", &os.PathError{Op: "reading", Path: path, Err: plan.ErrNotRegular})
	}
	return nil
}
