package generator

import (
	"context"
	"slices"

	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/plan"
)

// Lock waits for other runs in the modules of a configuration, and makes later ones wait
// until release is called. Call it before Generate if you mean to apply the plan:
// editors and go generate start runs at the same time, and the one that has read the
// source last must write last. If the context is done, it returns an error and a release
// that does nothing. Without locks on folders in the operating system it does not lock,
// and files are still written whole.
func Lock(ctx context.Context, cfg Config) (release func(), err error) {
	return plan.Lock(ctx, lockedDirs(ctx, cfg), func() { cfg.Report("waiting for another run", 0, 1) })
}

// lockedDirs returns the roots of the modules that a run may write in. They are ordered,
// so that no two runs can wait for each other.
func lockedDirs(ctx context.Context, cfg Config) []string {
	within := []string{cfg.Dir}
	if cfg.Modules {
		// An error here occurs again when the plan is made, and is reported then.
		roots, _ := load.Roots(ctx, cfg)
		for _, root := range roots {
			within = append(within, root.Dir)
		}
	}
	for _, pattern := range cfg.Patterns {
		if dir, ok := load.PatternDir(cfg.Dir, pattern); ok {
			within = append(within, dir)
		}
	}
	var dirs []string
	met := plan.NewPathSet()
	for _, dir := range within {
		if root := find.ModuleAround(dir); root != "" && !met.Has(root) {
			met.Add(root)
			dirs = append(dirs, root)
		}
	}
	slices.Sort(dirs)
	return dirs
}
