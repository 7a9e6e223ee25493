package generator

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
)

// supportName is the name of the support package, and testRunner of the part of
// it that only tests import, in a folder below.
const (
	supportName = templates.SupportName
	testRunner  = templates.RunnerName
)

// planSupport plans the files of the support package in each place, and the
// removal of what it no longer has. The outputs have been planned, and their
// removal.
func (r *run) planSupport() error {
	for _, module := range slices.Sorted(maps.Keys(r.places)) {
		p := r.places[module]
		use, err := r.useOf(p)
		if err != nil {
			return err
		}
		if err := r.planSupportFor(p, use); err != nil {
			return err
		}
	}
	return nil
}

// useOf returns what the outputs of a module will mention of its support package
// once the plan is carried out. A run may be of one package out of many, so the
// whole module is looked through.
func (r *run) useOf(p place) (templates.Use, error) {
	var use templates.Use
	after := r.plan.Contents()
	for _, o := range r.rendered {
		after[o.path] = o.content
		use.Add(o.content, p.path)
	}
	err := load.EachFile(p.root, load.IsImportable, r.kinds.hasName, func(path string, content []byte) bool {
		if _, planned := after[path]; !planned && imports(content, p.path) {
			use.Add(content, p.path)
		}
		return true
	})
	if err != nil {
		return use, fmt.Errorf("looking for what %s is used for: %w", p.path, err)
	}
	return use, nil
}

// planSupportFor plans one support package.
func (r *run) planSupportFor(p place, use templates.Use) error {
	files, err := templates.Support(r.configIn(p.root).Header, use)
	if err != nil {
		return fmt.Errorf("rendering the support package: %w", err)
	}
	r.plan.Support(p.dir, p.dir, filepath.Join(p.dir, testRunner))
	wanted := map[string]bool{}
	runner := filepath.Join(p.dir, testRunner)
	hasRunner := false
	for _, f := range files {
		path := filepath.Join(p.dir, filepath.FromSlash(f.Name))
		wanted[path] = true
		hasRunner = hasRunner || filepath.Dir(path) == runner
		if err := r.plan.Write(p.root, path, f.Content, plan.Origin{}); err != nil {
			return err
		}
	}
	if err := r.removeFormer(p.root, p.dir, wanted, "nothing needs it any more"); err != nil {
		return err
	}
	reason := "nothing needs it any more"
	if !hasRunner {
		reason = "no test needs it any more"
		r.plan.RemoveEmpty(runner)
	}
	return r.removeFormer(p.root, runner, wanted, reason)
}

// removeFormer plans the removal of generated files from a folder of the
// support package that are not wanted there.
func (r *run) removeFormer(root, dir string, wanted map[string]bool, reason string) error {
	entries, err := r.plan.ReadDir(root, dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if filepath.Ext(path) != ".go" || e.IsDir() || wanted[path] {
			continue
		}
		if err := r.plan.Remove(root, path, reason, isGenerated); err != nil {
			return err
		}
	}
	return nil
}
