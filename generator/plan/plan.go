package plan

import (
	"cmp"
	"path/filepath"
	"slices"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/genfile"
)

// A Plan is what a run would do to the disk, and what is wrong in the user's
// source. Making one has written nothing.
type Plan struct {
	Formats     genfile.Formats    // of all files in it
	Files       []File             // in the order of their paths
	Diagnostics []model.Diagnostic // in the order of files and lines; notes among them keep nothing from being written

	supports  map[string]string // folders whose files are told of as one, and what as
	leftovers []string          // temporary files of runs that were killed
	emptied   []string          // folders that go if they are empty after the run, innermost first

	there sameFiles // those of Files that are on the disk and stay
	noted int       // how many of Files were looked at for that
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
	of   Origin
}

// An Origin is what a file is made of.
type Origin struct {
	Name        string
	Fingerprint string // which is in the file
}

// An Action is what a run does with a file.
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

// Failed reports whether anything is wrong in the user's source, so that nothing
// is written.
func (p *Plan) Failed() bool {
	return slices.ContainsFunc(p.Diagnostics, func(d model.Diagnostic) bool { return !d.Note })
}

// Idle reports whether there is nothing to do to carry the plan out.
func (p *Plan) Idle() bool {
	return !p.Failed() && len(p.leftovers) == 0 && !slices.ContainsFunc(p.emptied, Exists) &&
		!slices.ContainsFunc(p.Files, func(f File) bool { return f.Action != Keep })
}

// Add takes in another plan.
func (p *Plan) Add(other *Plan) {
	p.Files = append(p.Files, other.Files...)
	p.Diagnostics = append(p.Diagnostics, other.Diagnostics...)
	for dir, support := range other.supports {
		p.Support(support, dir)
	}
	p.leftovers = append(p.leftovers, other.leftovers...)
	p.emptied = append(p.emptied, other.emptied...)
}

// Support says that the files in some folders are told of as one, the support
// package in the first of them.
func (p *Plan) Support(support string, dirs ...string) {
	if p.supports == nil {
		p.supports = map[string]string{}
	}
	for _, dir := range dirs {
		p.supports[dir] = support
	}
}

// RemoveEmpty plans the removal of folders that are empty after the run,
// innermost first.
func (p *Plan) RemoveEmpty(dirs ...string) { p.emptied = append(p.emptied, dirs...) }

// Finish brings the plan into order. Where something is wrong, no file is in
// it: that may be why a resource was not found, and its output seems to have
// none behind it.
func (p *Plan) Finish() {
	model.Sort(p.Diagnostics)
	if p.Failed() {
		p.Files = nil
	}
	slices.SortFunc(p.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	for i, f := range p.Files {
		p.Files[i].Support = p.supports[filepath.Dir(f.Path)]
	}
}

// Contents are those of the files of the plan once it is carried out; nil for
// what is deleted.
func (p *Plan) Contents() map[string][]byte {
	after := map[string][]byte{}
	for _, f := range p.Files {
		after[f.Path] = f.Content
	}
	return after
}
