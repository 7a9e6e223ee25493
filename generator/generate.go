package generator

import (
	"context"
	"time"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/place"
	"github.com/etagen/etagen/templates"
)

// A run holds the state of one call of Generate.
type run struct {
	Config
	kinds   kinds // of the files to write
	loader  *load.Loader
	sources []*source // the packages that the patterns match
	ctx     context.Context
	places  map[string]place.Place // of the support packages, by the paths of the modules that use them
	found   map[string]foundPlace  // results of looking for places, by module path
	bare    []*load.Module         // modules without a package that are to have a support package
	plan    *Plan
	configs map[string]Config // of the modules with packages, by folder
	folder  memo.Folder       // keeps rendered files

	rendered []*output // the files of all resources
}

// Generate makes the plan for the packages of a configuration; [Plan.Apply] writes it.
// It writes nothing itself. Mistakes in the user's source are in the plan's Diagnostics,
// and a plan with any of them changes no file. It returns an error if no plan can be
// made: if patterns match nothing, a go.mod does not parse, or a file cannot be read.
func Generate(ctx context.Context, cfg Config) (*Plan, error) {
	return generateBy(ctx, cfg, time.Now)
}

// generateBy does the work of Generate, by the given clock.
func generateBy(ctx context.Context, cfg Config, clock func() time.Time) (*Plan, error) {
	if cfg.Modules {
		return generateModules(ctx, cfg, templates.Kinds())
	}
	w := newWatch(cfg, templates.Kinds(), clock)
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

// newRun does the work of Generate for some kinds of files.
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
