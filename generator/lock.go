package generator

import (
	"context"
	"slices"

	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/plan"
)

// Lock has the run of a configuration wait for those that are at work in the
// same modules, and others wait for it until release is called: it is for a
// caller who means to apply the plan. Editors and go generate start runs side
// by side, and the one that has read the source last has to be the last to
// write. It returns an error where the context is done, and a release that does
// nothing. Where the system has no locks on folders there is none, and files are
// still whole.
func Lock(ctx context.Context, cfg Config) (release func(), err error) {
	return plan.Lock(ctx, lockedDirs(ctx, cfg), func() { cfg.Report("waiting for another run", 0, 1) })
}

// lockedDirs are the roots of the modules that a run may write in, in the one
// order in which no two runs can wait for each other.
func lockedDirs(ctx context.Context, cfg Config) []string {
	within := []string{cfg.Dir}
	if cfg.Modules {
		// What fails here fails again, and is reported, when the plan is made.
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
