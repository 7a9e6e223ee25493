package generator

import (
	"cmp"
	"slices"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/plan"
)

// A Plan is what a run would do to the disk, what is wrong in the user's source,
// and what the run has understood of it. Making one has written nothing.
type Plan struct {
	plan.Plan
	Resources []Resource // in the order of files and lines
	Skipped   []string   // folders of modules with directives that the patterns would have matched, were they not modules of their own
}

// A File is a generated file, or one that was.
type File = plan.File

// An Action is what happens to a file.
type Action = plan.Action

// A Finding describes a file of a plan that is not as it should be.
type Finding = plan.Finding

// A State says what is wrong with a generated file on the disk.
type State = plan.State

// The actions.
const (
	Keep   = plan.Keep
	Create = plan.Create
	Update = plan.Update
	Delete = plan.Delete
	Empty  = plan.Empty
)

// The states of a finding.
const (
	Missing  = plan.Missing
	Stale    = plan.Stale
	Edited   = plan.Edited
	Orphaned = plan.Orphaned
)

// A Resource is a type that the run has understood, and what is made of it.
type Resource struct {
	*model.Resource
	Package string   // its import path
	Outputs []string // absolute paths, those of tests last
}

// newPlan returns a plan with nothing in it.
func newPlan(all kinds) *Plan { return &Plan{Plan: plan.Plan{Formats: all.formats()}} }

// add takes in the plan for another module.
func (p *Plan) add(other *Plan) {
	p.Plan.Add(&other.Plan)
	p.Resources = append(p.Resources, other.Resources...)
}

// finish brings the plan into order. Where something is wrong, there is nothing
// in it.
func (p *Plan) finish() {
	p.Finish()
	if p.Failed() {
		p.Resources = nil
	}
	slices.SortFunc(p.Resources, func(a, b Resource) int {
		return cmp.Or(cmp.Compare(a.Pos.Filename, b.Pos.Filename), cmp.Compare(a.Pos.Offset, b.Pos.Offset))
	})
}

// ReadFile reads a regular file, through links too. It returns an error for
// anything else, and for a file that is larger than 64 MiB.
func ReadFile(path string) ([]byte, error) { return plan.ReadFile(path) }
