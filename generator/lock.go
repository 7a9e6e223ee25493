package generator

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// How long a run waits for others, and how often it looks. A run takes far less;
// what holds a lock for longer is stopped, and must not stop all.
const (
	lockPatience = time.Minute
	lockEvery    = 10 * time.Millisecond
)

// Lock has the run of a configuration wait for those that are at work in the
// same modules, and others wait for it until release is called: it is for a
// caller who means to apply the plan. Editors and go generate start runs side
// by side, and the one that has read the source last has to be the last to
// write. It returns an error where the context is done, and a release that does
// nothing. Where the system has no locks on folders there is none, and files are
// still whole.
func Lock(ctx context.Context, cfg Config) (release func(), err error) {
	var locks []*os.File
	release = func() {
		for _, f := range locks {
			_ = f.Close()
		}
	}
	deadline := time.Now().Add(lockPatience)
	for _, dir := range lockedDirs(ctx, cfg) {
		f, err := waitForLock(ctx, cfg, dir, deadline)
		if err != nil {
			release()
			return func() {}, err
		}
		if f != nil {
			locks = append(locks, f)
		}
	}
	return release, nil
}

// waitForLock locks a folder, which may be after others have let go of it. It
// returns nil where it cannot be locked, or not in time.
func waitForLock(ctx context.Context, cfg Config, dir string, deadline time.Time) (*os.File, error) {
	for {
		f, busy := tryLock(dir)
		if !busy || time.Now().After(deadline) {
			return f, nil
		}
		cfg.progress("waiting for another run", 0, 1)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lockEvery):
		}
	}
}

// lockedDirs are the roots of the modules that a run may write in, in the one
// order in which no two runs can wait for each other.
func lockedDirs(ctx context.Context, cfg Config) []string {
	within := []string{cfg.Dir}
	if cfg.Modules {
		// What fails here fails again, and is reported, when the plan is made.
		roots, _ := moduleRoots(ctx, cfg)
		for _, root := range roots {
			within = append(within, root.dir)
		}
	}
	for _, pattern := range cfg.Patterns {
		if dir, ok := patternDir(cfg.Dir, pattern); ok {
			within = append(within, dir)
		}
	}
	var dirs []string
	met := newPathSet()
	for _, dir := range within {
		if root := moduleAround(dir); root != "" && !met.has(root) {
			met.add(root)
			dirs = append(dirs, root)
		}
	}
	slices.Sort(dirs)
	return dirs
}

// moduleAround is the root of the module that a folder is in, links followed so
// that it has one name; "" for none.
func moduleAround(dir string) string {
	dir, err := filepath.Abs(cmp.Or(dir, "."))
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return ""
	}
	return enclosingModule(dir)
}
