package generator

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/etagen/etagen/annotations"
)

// A Plan is what a run would do to the disk, and what is wrong in the user's
// source. Making one has written nothing.
type Plan struct {
	Files       []File                   // in the order of their paths
	Resources   []Resource               // in the order of files and lines
	Diagnostics []annotations.Diagnostic // in the order of files and lines; notes among them keep nothing from being written
	Skipped     []string                 // folders of modules with directives that the patterns would have matched, were they not modules of their own

	leftovers []string // temporary files of runs that were killed
	emptied   []string // folders that go where they are empty after the run, innermost first
}

// A Resource is a type that the run has understood, and what is made of it.
type Resource struct {
	*annotations.Resource
	Package string   // its import path
	Outputs []string // absolute paths, that of the test last
}

// A File is a generated file, or one that was.
type File struct {
	Path    string // absolute
	Action  Action
	Old     []byte // what is on the disk; nil for Create
	Content []byte // what it will hold; nil for Delete
	Reason  string // why, in a few words
}

// An Action is what happens to a file.
type Action int

// The actions.
const (
	Keep   Action = iota // it is as it should be
	Create               // it is not there
	Update               // it holds something else
	Delete               // nothing is behind it any more
)

// String returns the action as a verb of the past: kept, created, updated,
// removed.
func (a Action) String() string {
	return [...]string{"kept", "created", "updated", "removed"}[a]
}

// Failed tells whether anything is wrong in the user's source, so that nothing
// is written.
func (p *Plan) Failed() bool {
	return slices.ContainsFunc(p.Diagnostics, func(d annotations.Diagnostic) bool { return !d.Note })
}

// add takes in the plan for another module.
func (p *Plan) add(other *Plan) {
	p.Files = append(p.Files, other.Files...)
	p.Resources = append(p.Resources, other.Resources...)
	p.Diagnostics = append(p.Diagnostics, other.Diagnostics...)
	p.leftovers = append(p.leftovers, other.leftovers...)
	p.emptied = append(p.emptied, other.emptied...)
}

// finish brings the plan into order. Where something is wrong, no file is in
// it: that may be why a resource was not found, and its output seems to have
// none behind it.
func (p *Plan) finish() {
	annotations.Sort(p.Diagnostics)
	if p.Failed() {
		p.Files, p.Resources = nil, nil
	}
	slices.SortFunc(p.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortFunc(p.Resources, func(a, b Resource) int {
		return cmp.Or(cmp.Compare(a.Pos.Filename, b.Pos.Filename), cmp.Compare(a.Pos.Offset, b.Pos.Offset))
	})
}

// contents are those of the files of the plan once it is carried out; nil for
// what is deleted.
func (p *Plan) contents() map[string][]byte {
	after := map[string][]byte{}
	for _, f := range p.Files {
		after[f.Path] = f.Content
	}
	return after
}

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
