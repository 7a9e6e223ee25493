package load

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/generator/plan"
)

// NestedModules finds the modules in folders below dir, and in folders below
// those, where a pattern with dots would have looked were it not for their
// go.mod.
func NestedModules(dir string) ([]string, error) {
	var found []string
	// os.DirFS follows a link that leads to dir itself.
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist):
			return nil // the go command has nothing to say about it either
		case err != nil:
			return err
		case entry.IsDir() && name != "." && !IsWalked(path.Base(name)):
			return fs.SkipDir
		case path.Base(name) == "go.mod" && name != "go.mod" && plan.IsRegular(filepath.Join(dir, filepath.FromSlash(name))):
			found = append(found, filepath.Join(dir, filepath.FromSlash(path.Dir(name))))
		}
		return nil
	})
	slices.Sort(found)
	return found, err
}

// IsWalked reports whether a folder of this name can hold packages of the user:
// the go command passes over most others, and node_modules is large.
func IsWalked(name string) bool {
	return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "_") &&
		!slices.Contains([]string{"testdata", "vendor", "node_modules"}, name)
}

// EachGoFile calls visit with the Go files of the module in dir, in the folders
// that walked says, until it returns false. Modules of their own are passed
// over.
func EachGoFile(dir string, walked func(name string) bool, visit func(path string, content []byte) bool) error {
	isGo := func(path string) bool { return filepath.Ext(path) == ".go" }
	return EachFile(dir, walked, isGo, visit)
}

// EachFile is EachGoFile for the files that wanted says, by their paths. Others are not
// read.
func EachFile(dir string, walked func(name string) bool, wanted func(path string) bool, visit func(path string, content []byte) bool) error {
	return fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		at := filepath.Join(dir, filepath.FromSlash(name))
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (!walked(path.Base(name)) || plan.IsModule(at)):
			return fs.SkipDir
		case entry.IsDir() || !wanted(at):
			return nil
		}
		content, err := plan.ReadFile(at)
		switch {
		case errors.Is(err, fs.ErrNotExist) || errors.Is(err, plan.ErrNotRegular):
			return nil // a link that leads nowhere, another run has removed it, or no package can have it
		case err == nil && !visit(at, content):
			return fs.SkipAll
		}
		return err
	})
}

// IsImportable reports whether a folder of this name can hold a package that
// imports others of its module, be it left out of patterns with dots.
func IsImportable(name string) bool {
	return !strings.HasPrefix(name, ".") && name != "vendor" && name != "node_modules"
}
