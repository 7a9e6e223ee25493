package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// write plans that a file has a content. What is there and is not generated is
// in the way: a file, a folder, a link that leads nowhere.
func (p *Plan) write(path string, content []byte) error {
	old, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !isLink(path):
		p.Files = append(p.Files, File{Path: path, Action: Create, Content: content, Reason: "it was missing"})
	case err != nil && !isDir(path) && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("reading what is generated: %w", err)
	case err != nil || !isOurs(old):
		p.Diagnostics = append(p.Diagnostics, inTheWay(path))
	case sameText(old, content):
		p.Files = append(p.Files, File{Path: path, Action: Keep, Old: old, Content: old, Reason: "it is up to date"})
	default:
		p.Files = append(p.Files, File{Path: path, Action: Update, Old: old, Content: content, Reason: "it was out of date"})
	}
	return nil
}

// remove plans that a file goes, where its content is ours to remove. Any
// other is left alone.
func (p *Plan) remove(path, reason string, ours func(content []byte) bool) error {
	old, err := os.ReadFile(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) || isDir(path) {
			return nil
		}
		return fmt.Errorf("reading what is generated: %w", err)
	}
	if ours(old) && !p.writes(path) {
		p.Files = append(p.Files, File{Path: path, Action: Delete, Old: old, Reason: reason})
	}
	return nil
}

// writes tells whether a file is one that is written or kept, maybe by another
// spelling of its name: there are file systems to which book_etagen.go and
// Book_etagen.go are one file.
func (p *Plan) writes(path string) bool {
	info, err := os.Lstat(path)
	if err != nil {
		return false
	}
	for _, f := range p.Files {
		if f.Action == Delete || filepath.Dir(f.Path) != filepath.Dir(path) {
			continue
		}
		if other, err := os.Lstat(f.Path); err == nil && os.SameFile(info, other) {
			return true
		}
	}
	return false
}

// isLink tells whether there is a symbolic link at path.
func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().Type() == fs.ModeSymlink
}

// isDir tells whether there is a folder at path.
func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// readDir lists a folder, which need not exist, and notes the temporary files
// that a run has left there.
func (r *run) readDir(dir string) ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("looking for generated files: %w", err)
	}
	for _, e := range entries {
		if isTemporary(e.Name()) {
			r.plan.leftovers = append(r.plan.leftovers, filepath.Join(dir, e.Name()))
		}
	}
	return entries, nil
}

// exists tells whether there is something at path.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
