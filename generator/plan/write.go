package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/etagen/etagen/templates/genfile"
)

// Write plans to write a file. Anything at path that is not generated is reported as in
// the way: a file, a folder, a device, or a link that is dangling or leads out of the
// module in root.
func (p *Plan) Write(root, path string, content []byte, of Origin) error {
	if p.isBlocked(root, path) {
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
		p.keep(root, path, of)
	default:
		p.Files = append(p.Files, File{Path: path, Action: Update, Old: old, Content: content, Reason: "it was out of date", root: root, of: of})
	}
	return nil
}

// Keep plans to keep a file, which the caller has compared with the content that it must
// have. Like [Plan.Write], it reports a link that leads out of the module in root.
func (p *Plan) Keep(root, path string, of Origin) {
	if !p.isBlocked(root, path) {
		p.keep(root, path, of)
	}
}

// keep adds a file that is up to date. Its content is not held: after most edits nearly
// all files are up to date, and they are most of what a large run would hold.
func (p *Plan) keep(root, path string, of Origin) {
	p.Files = append(p.Files, File{Path: path, Action: Keep, Reason: "it is up to date", root: root, of: of})
}

// isBlocked reports a link at path that is dangling, or leads out of the module in root.
func (p *Plan) isBlocked(root, path string) bool {
	blocked := isDangling(path) || p.leaves(root, path) != nil
	if blocked {
		p.Diagnostics = append(p.Diagnostics, InTheWay(root, path, p.Formats.Of(path)))
	}
	return blocked
}

// Remove plans the removal of a file if ours accepts its content. Any other file is left
// alone, and so is one that a link leads to out of the module in root.
func (p *Plan) Remove(root, path, reason string, ours func(content []byte) bool) error {
	if p.leaves(root, path) != nil {
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

// writes reports whether a file is one that is written or kept, perhaps under another
// spelling of its name: on some file systems book_etagen.go and Book_etagen.go are the
// same file.
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

// isDangling reports whether there is a link at path that cannot be followed.
func isDangling(path string) bool {
	if !IsLink(path) {
		return false
	}
	_, err := os.Stat(path)
	return err != nil
}

// ReadDir lists a folder, and records the temporary files that a killed run has left
// there. A folder that does not exist, or is outside of the module in root, is empty. Use
// it to look for files that no resource has any longer.
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
