package generator

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/templates"
)

// supportName is the name of the support package, and testRunner of the part of
// it that only tests import, in a folder below.
const (
	supportName = "etagen"
	testRunner  = "etagentest"
)

// planSupport plans the files of the support package in each place, and the
// removal of what it no longer has. The outputs have been planned, and their
// removal.
func (r *run) planSupport() error {
	if len(r.places) == 0 {
		return nil
	}
	files, err := templates.Support(r.Header)
	if err != nil {
		return fmt.Errorf("rendering the support package: %w", err)
	}
	for _, module := range slices.Sorted(maps.Keys(r.places)) {
		if err := r.planSupportAt(r.places[module], files); err != nil {
			return err
		}
	}
	return nil
}

// planSupportAt plans one support package.
func (r *run) planSupportAt(p place, files []templates.File) error {
	wanted := map[string]bool{}
	reason := "it is no longer part of the support package"
	runner := filepath.Join(p.dir, testRunner)
	needsRunner := r.needsRunner(p)
	for _, f := range files {
		if strings.HasPrefix(f.Name, testRunner+"/") && !needsRunner {
			continue
		}
		path := filepath.Join(p.dir, filepath.FromSlash(f.Name))
		wanted[path] = true
		if err := r.plan.write(p.root, path, f.Content); err != nil {
			return err
		}
	}
	if err := r.removeFormer(p.root, p.dir, wanted, reason); err != nil {
		return err
	}
	if !needsRunner {
		reason = "tests are switched off"
		r.plan.emptied = append(r.plan.emptied, runner)
	}
	return r.removeFormer(p.root, runner, wanted, reason)
}

// needsRunner tells whether the runner for tests is called for: by this run, or,
// where it is there, by the tests of packages that this run is not about.
func (r *run) needsRunner(p place) bool {
	p.dir, p.path = filepath.Join(p.dir, testRunner), p.path+"/"+testRunner
	return r.Tests || exists(p.dir) && r.isUsed(p)
}

// removeFormer plans the removal of generated files from a folder of the
// support package that are not wanted there.
func (r *run) removeFormer(root, dir string, wanted map[string]bool, reason string) error {
	entries, err := r.readDir(root, dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if filepath.Ext(path) != ".go" || e.IsDir() || wanted[path] {
			continue
		}
		if err := r.plan.remove(root, path, reason, isGenerated); err != nil {
			return err
		}
	}
	return nil
}
