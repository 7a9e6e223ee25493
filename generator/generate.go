package generator

import (
	"context"
	"go/ast"
	"go/token"

	"github.com/etagen/etagen/annotations"
)

// A run is one call of Generate on its way.
type run struct {
	Config
	ctx     context.Context
	fset    *token.FileSet
	sources []*source // the packages that the patterns match
	types   *universe
	places  map[string]place // of the support packages, by the paths of the modules that have resources
	plan    *Plan
	configs map[string]Config // of the modules with packages, by their folders

	rendered []*output               // the files of all resources
	goFiles  map[string]bool         // of the packages of the run; nil until one is asked for
	reported map[token.Position]bool // that a diagnostic is about; nil until it is asked for
}

// Generate makes the plan for the packages of a configuration. It writes
// nothing. What is wrong in the user's source is in the plan's Diagnostics,
// and a plan that has any changes no file; the error is for all that keeps a
// plan from being made: patterns that match nothing, a go.mod that does not
// parse, a file that cannot be read.
func Generate(ctx context.Context, cfg Config) (*Plan, error) {
	if cfg.Modules {
		return generateModules(ctx, cfg)
	}
	r, err := newRun(ctx, cfg)
	if err != nil {
		return nil, err
	}
	return r.plan, nil
}

// newRun does all that Generate does.
func newRun(ctx context.Context, cfg Config) (*run, error) {
	if cfg.kinds == nil {
		cfg.kinds = allKinds()
	}
	r := &run{Config: cfg, ctx: ctx, fset: token.NewFileSet(), plan: newPlan(cfg.kinds)}
	for _, step := range []func() error{
		func() error { return checkHeader(r.Header) },
		r.configureHere,
		r.list,
		r.configure,
		r.read,
		r.checkTestFiles,
		r.parse,
		r.check,
		r.annotate,
		r.render,
		r.removeOrphans,
		r.planSupport,
		r.removeUnusedSupport,
		r.noteSkipped,
	} {
		if err := step(); err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	r.plan.finish()
	if r.Listed {
		r.plan.EmptyFirst()
	}
	return r, nil
}

// annotate has annotations read every package with directives.
func (r *run) annotate() error {
	annotated := r.annotated()
	known := r.types.annotated()
	r.each("reading annotations", len(annotated), func(i int) {
		s := annotated[i]
		pkg := &annotations.Package{
			Fset:      r.fset,
			Files:     s.readable(),
			Types:     s.unit.types,
			Info:      s.unit.info,
			GoVersion: s.unit.goVersion,
			Annotated: known,
		}
		if r.configOf(s.module).Tests {
			pkg.Tests = func(name string) []*ast.File { return s.testsWith(r.fset, name) }
		}
		resources, diagnostics := annotations.Read(pkg)
		s.resources = resources
		s.report(s.mergeForeign(r.explain(s, diagnostics))...)
		s.report(s.sharedOutputs()...)
	})
	for _, s := range r.sources {
		r.plan.Diagnostics = append(r.plan.Diagnostics, s.diagnostics...)
	}
	annotations.Sort(r.plan.Diagnostics)
	return nil
}
