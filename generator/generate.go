package generator

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/templates"
)

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
	r, err := newRunIn(ctx, cfg, templates.Kinds(), w.memo(cfg))
	if err != nil {
		return nil, err
	}
	w.keep(r)
	return r.plan, nil
}

// newRun does the work of Generate for some kinds of files.
func newRun(ctx context.Context, cfg Config, all kinds) (*run, error) {
	return newRunIn(ctx, cfg, all, memo.In(cfg.Memo))
}

// newRunIn does so with what is kept in a folder.
func newRunIn(ctx context.Context, cfg Config, all kinds, folder memo.Folder) (*run, error) {
	r := &run{Config: cfg, ctx: ctx, kinds: all, plan: newPlan(all), folder: folder}
	for _, step := range []func() error{
		func() error { return config.CheckHeader(r.Header) },
		r.configureHere,
		r.list,
		func() error { return r.loader.Load() },
		func() error { r.annotate(); return nil },
		r.render,
		r.removeOrphans,
		r.planSupport,
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

// generateModules makes one plan for the modules of a configuration. Each is a separate
// run, since the same import path may be another version in each.
func generateModules(ctx context.Context, cfg Config, all kinds) (*Plan, error) {
	roots, err := load.Roots(ctx, cfg)
	if err != nil {
		return nil, err
	}
	plan := newPlan(all)
	found := false
	for _, root := range roots {
		r, err := newRun(ctx, inRoot(cfg, root), all)
		if errors.Is(err, load.ErrNoPackage) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("in the module in %s: %w", root.Dir, err)
		}
		found = true
		plan.add(r.plan)
	}
	if !found {
		return nil, fmt.Errorf("no package of a module in or below %s matches %s", cfg.Dir, strings.Join(cfg.Patterns, " "))
	}
	plan.finish()
	return plan, nil
}

// inRoot returns the configuration for the run in one module.
func inRoot(cfg Config, root load.Root) Config {
	cfg.Dir = root.Dir
	if root.Alone {
		cfg.Env = append(cfg.Environment(), "GOWORK=off")
	}
	return cfg
}
