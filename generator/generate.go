package generator

import (
	"context"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/place"
	"github.com/etagen/etagen/templates"
)

// A run is one call of Generate on its way.
type run struct {
	Config
	kinds   kinds // of files that are written
	loader  *load.Loader
	sources []*source // the packages that the patterns match
	ctx     context.Context
	places  map[string]place.Place // of the support packages, by the paths of the modules that lean on them
	found   map[string]foundPlace  // that places were looked for, by the paths of the modules
	bare    []*load.Module         // without a package, that are to have a support package all the same
	plan    *Plan
	configs map[string]Config // of the modules with packages, by their folders
	folder  memo.Folder       // in which is kept what is rendered

	rendered []*output // the files of all resources
}

// Generate makes the plan for the packages of a configuration. It writes
// nothing. What is wrong in the user's source is in the plan's Diagnostics,
// and a plan that has any changes no file; the error is for all that keeps a
// plan from being made: patterns that match nothing, a go.mod that does not
// parse, a file that cannot be read.
func Generate(ctx context.Context, cfg Config) (*Plan, error) {
	if cfg.Modules {
		return generateModules(ctx, cfg, templates.Kinds())
	}
	w := newWatch(cfg, templates.Kinds())
	if w.nothingToDo() {
		return newPlan(templates.Kinds()), nil
	}
	r, err := newRun(ctx, cfg, templates.Kinds())
	if err != nil {
		return nil, err
	}
	w.keep(r)
	return r.plan, nil
}

// newRun does all that Generate does, for kinds of files.
func newRun(ctx context.Context, cfg Config, all kinds) (*run, error) {
	r := &run{Config: cfg, ctx: ctx, kinds: all, plan: newPlan(all), folder: memo.In(cfg.Memo)}
	for _, step := range []func() error{
		func() error { return config.CheckHeader(r.Header) },
		r.configureHere,
		r.list,
		func() error { return r.loader.Load() },
		func() error { r.takeSources(); return nil },
		r.annotate,
		r.render,
		r.removeOrphans,
		r.planSupport,
		r.removeUnusedSupport,
	} {
		if err := step(); err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	r.plan.Skipped = load.Skipped(&r.Config)
	r.plan.finish()
	if r.Listed {
		r.plan.EmptyFirst()
	}
	return r, nil
}
