package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// resolve returns a path with all links followed, including one at the path itself.
// Folders that do not exist yet are taken as they are.
func resolve(path string) (string, error) {
	resolved, err := filepath.EvalSymlinks(path)
	if !errors.Is(err, fs.ErrNotExist) || IsLink(path) || path == filepath.Dir(path) {
		return resolved, err
	}
	parent, err := resolve(filepath.Dir(path))
	return filepath.Join(parent, filepath.Base(path)), err
}

// LeavesModule returns an error if a path leads through links out of the module in root,
// or into another module below it. Such a file must not be read, written or deleted. If
// root is empty, it returns nil.
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

// leaves does what [LeavesModule] does. It follows the links to each folder once, because
// a run has thousands of files in few folders. [Plan.Apply] does not rely on that.
func (p *Plan) leaves(root, path string) error {
	info, err := os.Lstat(path)
	if root == "" || err == nil && !info.Mode().IsRegular() || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return LeavesModule(root, path)
	}
	at := [2]string{root, filepath.Dir(path)}
	problem, known := p.within[at]
	if !known {
		problem = LeavesModule(root, at[1])
		if p.within == nil {
			p.within = map[[2]string]error{}
		}
		p.within[at] = problem
	}
	return problem
}

// isIn reports whether a path without links is in a folder, and not in a module nested
// below it.
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

// IsModule reports whether a folder is the root of a module. Use it to end a walk: nested
// modules are separate.
func IsModule(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil && !info.IsDir()
}
