package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// resolve returns a path with the links on the way to it followed, those of
// folders that are yet to be made left out. A link at the path itself is
// followed too.
func resolve(path string) (string, error) {
	resolved, err := filepath.EvalSymlinks(path)
	if !errors.Is(err, fs.ErrNotExist) || IsLink(path) || path == filepath.Dir(path) {
		return resolved, err
	}
	parent, err := resolve(filepath.Dir(path))
	return filepath.Join(parent, filepath.Base(path)), err
}

// LeavesModule returns an error if a path leads out of the module in root by
// links, or into another module below it. What is there is not ours to read, to
// write or to delete. Without a root there is nothing to leave.
func LeavesModule(root, path string) error {
	if root == "" {
		return nil
	}
	resolved, err := resolve(path)
	if err != nil {
		return err
	}
	if !isIn(root, resolved) {
		return fmt.Errorf("a link there points to %q, outside the module in %s: remove the link", resolved, root)
	}
	return nil
}

// isIn reports whether a path without links is in a folder, and in no module
// that begins below that.
func isIn(root, path string) bool {
	info, err := os.Stat(root)
	if err != nil {
		return false
	}
	for at := path; ; at = filepath.Dir(at) {
		if other, err := os.Lstat(at); err == nil && os.SameFile(info, other) {
			return true
		}
		if at == filepath.Dir(at) || IsModule(at) {
			return false
		}
	}
}

// IsModule reports whether a module begins in a folder.
func IsModule(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil && !info.IsDir()
}
