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
// removal of what it no longer has.
func (r *run) planSupport() error {
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

// planSupportAt plans one support package. The runner for tests is not put
// where a run without tests is the first; where it is, it is kept up to date,
// since another package of the module may have tests.
func (r *run) planSupportAt(p place, files []templates.File) error {
	wanted := map[string]bool{}
	for _, f := range files {
		path := filepath.Join(p.dir, filepath.FromSlash(f.Name))
		wanted[path] = true
		if !r.Tests && strings.HasPrefix(f.Name, testRunner+"/") && !exists(path) {
			continue
		}
		if err := r.plan.write(path, f.Content); err != nil {
			return err
		}
	}
	for _, dir := range []string{p.dir, filepath.Join(p.dir, testRunner)} {
		if err := r.removeFormer(dir, wanted); err != nil {
			return err
		}
	}
	return nil
}

// removeFormer plans the removal of generated files from a folder of the
// support package that are no longer part of it.
func (r *run) removeFormer(dir string, wanted map[string]bool) error {
	entries, err := r.readDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if filepath.Ext(path) != ".go" || e.IsDir() || wanted[path] {
			continue
		}
		if err := r.plan.remove(path, "it is no longer part of the support package", isGenerated); err != nil {
			return err
		}
	}
	return nil
}
