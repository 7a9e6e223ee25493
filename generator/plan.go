package generator

import (
	"cmp"
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

	supports  []string // folders of support packages
	leftovers []string // temporary files of runs that were killed
	emptied   []string // folders that go where they are empty after the run, innermost first

	there sameFiles // those of Files that are on the disk and stay
	noted int       // how many of Files were looked at for that
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
	Content []byte // what it will hold; nil for Delete, next to nothing for Empty
	Reason  string // why, in a few words
	Support string // the folder of the support package that it is part of; "" for the output of a resource

	root string // of the module that the file is in, out of which no link may lead
}

// An Action is what happens to a file.
type Action int

// The actions.
const (
	Keep   Action = iota // it is as it should be
	Create               // it is not there
	Update               // it holds something else
	Delete               // nothing is behind it any more
	Empty                // likewise, but go generate has yet to read it: it is deleted by the next run
)

// String returns the action as a verb of the past: kept, created, updated,
// removed, emptied.
func (a Action) String() string {
	return [...]string{"kept", "created", "updated", "removed", "emptied"}[a]
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
	p.supports = append(p.supports, other.supports...)
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
	for i := range p.Files {
		p.Files[i].Support = p.supportOf(p.Files[i].Path)
	}
	slices.SortFunc(p.Resources, func(a, b Resource) int {
		return cmp.Or(cmp.Compare(a.Pos.Filename, b.Pos.Filename), cmp.Compare(a.Pos.Offset, b.Pos.Offset))
	})
}

// supportOf returns the folder of the support package that a file is part of, or
// "". A resource may have its outputs in a folder below.
func (p *Plan) supportOf(path string) string {
	dir := filepath.Dir(path)
	for _, support := range p.supports {
		if dir == support || dir == filepath.Join(support, testRunner) {
			return support
		}
	}
	return ""
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
