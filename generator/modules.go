package generator

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/etagen/etagen/generator/load"
)

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
