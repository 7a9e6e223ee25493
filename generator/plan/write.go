package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/etagen/etagen/templates/genfile"
)

// Write plans that a file has a content. What is there and is not generated is
// in the way: a file, a folder, a device, a link that leads nowhere or out of the
// module in root.
func (p *Plan) Write(root, path string, content []byte, of Origin) error {
	if IsLink(path) && !Exists(followed(path)) || LeavesModule(root, path) != nil {
		p.Diagnostics = append(p.Diagnostics, InTheWay(root, path, p.Formats.Of(path)))
		return nil
	}
	old, err := ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.Files = append(p.Files, File{Path: path, Action: Create, Content: content, Reason: "it was missing", root: root, of: of})
	case err != nil && !errors.Is(err, ErrNotRegular):
		return fmt.Errorf("reading what is generated: %w", err)
	case err != nil || !p.Formats.Of(path).Ours(old):
		p.Diagnostics = append(p.Diagnostics, InTheWay(root, path, p.Formats.Of(path)))
	case genfile.SameText(old, content):
		p.Files = append(p.Files, File{Path: path, Action: Keep, Old: old, Content: old, Reason: "it is up to date", root: root, of: of})
	default:
		p.Files = append(p.Files, File{Path: path, Action: Update, Old: old, Content: content, Reason: "it was out of date", root: root, of: of})
	}
	return nil
}

// Remove plans that a file goes, where its content is ours to remove. Any
// other is left alone, as is what a link out of the module in root leads to.
func (p *Plan) Remove(root, path, reason string, ours func(content []byte) bool) error {
	if LeavesModule(root, path) != nil {
		return nil
	}
	old, err := ReadFile(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrNotRegular) {
			return nil
		}
		return fmt.Errorf("reading what is generated: %w", err)
	}
	if ours(old) && !p.writes(path) {
		p.Files = append(p.Files, File{Path: path, Action: Delete, Old: old, Reason: reason, root: root})
	}
	return nil
}

// writes reports whether a file is one that is written or kept, maybe by another
// spelling of its name: there are file systems to which book_etagen.go and
// Book_etagen.go are one file.
func (p *Plan) writes(path string) bool {
	if p.there == nil {
		p.there = sameFiles{}
	}
	for ; p.noted < len(p.Files); p.noted++ {
		f := p.Files[p.noted]
		if info, err := os.Lstat(f.Path); err == nil && f.Action != Delete {
			p.there.add(filepath.Dir(f.Path), info)
		}
	}
	info, err := os.Lstat(path)
	return err == nil && p.there.has(filepath.Dir(path), info)
}

// IsLink reports whether there is a symbolic link at path.
func IsLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().Type() == fs.ModeSymlink
}

// followed is where a link leads; "" if it leads nowhere.
func followed(path string) string {
	to, err := filepath.EvalSymlinks(path)
	if err != nil {
		return ""
	}
	return to
}

// ReadDir lists a folder, which need not exist, and notes the temporary files
// that a run has left there. One that is out of the module in root is empty.
func (p *Plan) ReadDir(root, dir string) ([]fs.DirEntry, error) {
	if LeavesModule(root, dir) != nil {
		return nil, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("looking for generated files: %w", err)
	}
	for _, e := range entries {
		if isTemporary(e.Name()) && e.Type().IsRegular() && p.isOurTemporary(filepath.Join(dir, e.Name())) {
			p.leftovers = append(p.leftovers, filepath.Join(dir, e.Name()))
		}
	}
	return entries, nil
}

// Exists reports whether there is something at path.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
