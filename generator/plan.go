package generator

import (
	"cmp"
	"fmt"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
)

// A Plan describes what a run would do to the disk, mistakes in the user's source, and
// the resources that the run has found. [Plan.Apply] carries it out; making a plan writes
// nothing. Use it to show what would change before it does.
type Plan struct {
	plan.Plan
	Resources []Resource // in the order of files and lines
	Skipped   []string   // folders of modules with directives that the patterns would match if they were not separate modules
}

// A File is a generated file, or one that is to be removed. Use it to show what a run
// would do.
type File = plan.File

// An Action is what a run does with a file. Use it in switches over the files of a plan.
type Action = plan.Action

// A Finding describes a file of a plan that is not as it should be. Use it for a check
// that writes nothing.
type Finding = plan.Finding

// A State says what is wrong with a generated file on the disk. Use it to tell users what
// to do.
type State = plan.State

// The actions that a run takes. They are set in each File of a plan.
const (
	Keep   = plan.Keep
	Create = plan.Create
	Update = plan.Update
	Delete = plan.Delete
	Empty  = plan.Empty
)

// The states that a finding can have. They are set in each Finding.
const (
	Missing  = plan.Missing
	Stale    = plan.Stale
	Edited   = plan.Edited
	Orphaned = plan.Orphaned
)

// A Resource is a type that the run has understood, with its outputs. Use it to list what
// etagen has found.
type Resource struct {
	*model.Resource
	Package string   // its import path
	Outputs []string // absolute paths, tests last

	root string // of its module
}

// newPlan returns an empty plan.
func newPlan(all kinds) *Plan { return &Plan{Plan: plan.Plan{Formats: all.formats()}} }

// add adds the plan for another module.
func (p *Plan) add(other *Plan) {
	p.Plan.Add(&other.Plan)
	p.Resources = append(p.Resources, other.Resources...)
}

// finish sorts the plan. If there are mistakes, it empties the plan.
func (p *Plan) finish() {
	p.Finish()
	if p.Failed() {
		p.Resources = nil
	}
	slices.SortFunc(p.Resources, func(a, b Resource) int {
		return cmp.Or(cmp.Compare(a.Pos.Filename, b.Pos.Filename), cmp.Compare(a.Pos.Offset, b.Pos.Offset))
	})
}

// OpenAPI returns one OpenAPI document for all packages of the plan that ask for one, in
// the order of their import paths. It returns nil if none does, or if the plan has
// failed. If two resources have the same path, it adds that to the plan's Diagnostics,
// and the plan has failed.
func (p *Plan) OpenAPI() ([]byte, error) {
	var packages []templates.DescribedPackage
	var all []*model.Resource
	for _, res := range p.described() {
		if last := len(packages) - 1; last < 0 || packages[last].Path != res.Package {
			packages = append(packages, templates.DescribedPackage{Name: res.Object.Pkg().Name(), Path: res.Package})
		}
		last := &packages[len(packages)-1]
		last.Resources = append(last.Resources, res.Resource)
		all = append(all, res.Resource)
	}
	for _, clash := range model.SharedPaths(all) {
		p.Diagnostics = append(p.Diagnostics, p.sharedPath(clash))
	}
	model.Sort(p.Diagnostics)
	if p.Failed() || len(packages) == 0 {
		return nil, nil
	}
	return templates.OpenAPI(packages)
}

// described lists the resources that belong to a document, ordered by package, file and
// line.
func (p *Plan) described() []Resource {
	all := slices.DeleteFunc(slices.Clone(p.Resources), func(r Resource) bool { return !model.Documented(r.Resource) })
	slices.SortStableFunc(all, func(a, b Resource) int { return strings.Compare(a.Package, b.Package) })
	return all
}

// sharedPath reports that two resources would have the same path in one document.
func (p *Plan) sharedPath(clash model.PathClash) model.Diagnostic {
	first := p.Resources[slices.IndexFunc(p.Resources, func(r Resource) bool { return r.Resource == clash.First })]
	return model.Diagnostic{
		Pos: clash.Second.Pos, End: model.EndOf(clash.Second), Code: model.SharedPath,
		Message: fmt.Sprintf("the path %s is that of %s in package %s too, at %s: one OpenAPI document does not have both, so name packages for two documents, or change a pattern",
			clash.Path, first.Name, first.Package, from(first.root, first.Pos)),
	}
}

// ReadFile reads a regular file, and follows links. It returns an error for anything
// else, and for a file larger than 64 MiB. Use it for files named by users, since reading
// a pipe or a device might never end.
func ReadFile(path string) ([]byte, error) { return plan.ReadFile(path) }

// from formats a position, with the file's path relative to a folder.
func from(dir string, pos token.Position) string {
	if rel, err := filepath.Rel(dir, pos.Filename); err == nil {
		pos.Filename = filepath.ToSlash(rel)
	}
	return pos.String()
}
