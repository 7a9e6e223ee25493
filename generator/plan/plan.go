package plan

import (
	"cmp"
	"path/filepath"
	"slices"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/genfile"
)

// A Plan describes what a run would do to the disk, and mistakes in the user's source.
// Making one writes nothing. Use [Plan.Apply] to carry it out.
type Plan struct {
	Formats     genfile.Formats    // of all files in it
	Files       []File             // in the order of their paths
	Diagnostics []model.Diagnostic // in the order of files and lines; notes do not prevent writing

	supports  map[string]string // folders whose files are reported as one, and the folder that they are reported as
	leftovers []string          // temporary files of killed runs
	emptied   []string          // folders to remove if they are empty after the run, innermost first

	within map[[2]string]error // results of LeavesModule for folders, by root and folder

	there sameFiles // those of Files that exist and stay
	noted int       // how many of Files are in there
}

// A File is a generated file, or one that is to be removed. Use it to show what a run
// would do.
type File struct {
	Path    string // absolute
	Action  Action // what the run does with it
	Old     []byte // what is on the disk; nil for Create and Keep
	Content []byte // what it will contain; nil for Delete and Keep, almost nothing for Empty
	Reason  string // the reason for the action, in a few words
	Support string // the folder of the support package that contains it; "" for the output of a resource

	root string // of the module that contains the file; no link may lead out of it
	of   Origin
}

// An Origin describes what a file is made from. It is set for outputs of resources, and
// needed in messages.
type Origin struct {
	Name        string // of the resource
	Fingerprint string // contained in the file
}

// An Action is what a run does with a file. Use it in switches over the files of a plan.
type Action int

// The actions that a run takes. They are set by [Plan.Write] and its like.
const (
	Keep   Action = iota // it is up to date
	Create               // it does not exist
	Update               // it has other content
	Delete               // nothing needs it any more
	Empty                // as Delete, but go generate still has to read the file; the next run deletes it
)

// String returns the action as a past participle: kept, created, updated, removed,
// emptied.
func (a Action) String() string {
	return [...]string{"kept", "created", "updated", "removed", "emptied"}[a]
}

// Failed reports whether there are mistakes in the user's source, so that nothing is
// written.
func (p *Plan) Failed() bool {
	return slices.ContainsFunc(p.Diagnostics, func(d model.Diagnostic) bool { return !d.Note })
}

// Idle reports whether the plan changes nothing. If so, there is nothing to apply.
func (p *Plan) Idle() bool {
	return !p.Failed() && len(p.leftovers) == 0 && !slices.ContainsFunc(p.emptied, Exists) &&
		!slices.ContainsFunc(p.Files, func(f File) bool { return f.Action != Keep })
}

// Add adds another plan. Use it for the plans of several modules.
func (p *Plan) Add(other *Plan) {
	p.Files = append(p.Files, other.Files...)
	p.Diagnostics = append(p.Diagnostics, other.Diagnostics...)
	for dir, support := range other.supports {
		p.Support(support, dir)
	}
	p.leftovers = append(p.leftovers, other.leftovers...)
	p.emptied = append(p.emptied, other.emptied...)
}

// Support makes findings report the files in some folders as one: the support package in
// the first folder. Call it when the place of the package is known.
func (p *Plan) Support(support string, dirs ...string) {
	if p.supports == nil {
		p.supports = map[string]string{}
	}
	for _, dir := range dirs {
		p.supports[dir] = support
	}
}

// RemoveEmpty plans the removal of folders that are empty after the run. They must be
// ordered innermost first.
func (p *Plan) RemoveEmpty(dirs ...string) { p.emptied = append(p.emptied, dirs...) }

// Finish sorts the plan. If there are mistakes, it removes all files from it: a mistake
// may be the reason why a resource was not found, and its output would be deleted.
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

// Contents returns the contents of the files that change, once the plan is carried out,
// by path; nil for deleted files. Use it for a question about the state after the run.
func (p *Plan) Contents() map[string][]byte {
	after := map[string][]byte{}
	for _, f := range p.Files {
		if f.Action != Keep {
			after[f.Path] = f.Content
		}
	}
	return after
}
