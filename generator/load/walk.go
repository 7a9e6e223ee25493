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

// NestedModules finds the modules below dir that a pattern with dots would match if they
// had no go.mod. It also finds modules inside of those.
func NestedModules(dir string) ([]string, error) {
	var found []string
	// os.DirFS follows a link if dir itself is one.
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist):
			return nil // the go command does not report it either
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

// IsWalked reports whether a folder with this name can contain packages of the user. It
// excludes what the go command skips, and node_modules, which is large. Use it in walks
// that look for resources.
func IsWalked(name string) bool {
	return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "_") &&
		!slices.Contains([]string{"testdata", "vendor", "node_modules"}, name)
}

// EachGoFile calls visit with the Go files of the module in dir, until visit returns
// false. It enters only folders for which walked returns true, and no nested modules. Use
// it if parsing whole packages would take too long.
func EachGoFile(dir string, walked func(name string) bool, visit func(path string, content []byte) bool) error {
	isGo := func(path string) bool { return filepath.Ext(path) == ".go" }
	return EachFile(dir, walked, isGo, visit)
}

// EachFile does what EachGoFile does for files with paths that wanted accepts. It does
// not read others. Use it if a name suffices to skip most files.
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
			return nil // a dangling link, a file that another run has removed, or one that belongs to no package
		case err == nil && !visit(at, content):
			return fs.SkipAll
		}
		return err
	})
}

// IsImportable reports whether a folder with this name can contain a package that imports
// others of its module, even one that patterns with dots skip. Use it in walks that look
// for users of the support package.
func IsImportable(name string) bool {
	return !strings.HasPrefix(name, ".") && name != "vendor" && name != "node_modules"
}
