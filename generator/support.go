package generator

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/place"
	"github.com/etagen/etagen/templates"
)

// planSupport plans the files of the support package in each place, and the removal of
// those that are no longer needed. It runs after the outputs and their removal are
// planned.
func (r *run) planSupport() error {
	for _, module := range slices.Sorted(maps.Keys(r.places)) {
		p := r.places[module]
		use, err := r.useOf(p)
		if err != nil {
			return err
		}
		if p.Owner != "" {
			if err := r.checkShared(p, use); err != nil {
				return misplaced(r.configIn(p.Root), err)
			}
			continue
		}
		if err := r.planSupportFor(p, use); err != nil {
			return err
		}
	}
	return nil
}

// useOf returns what the outputs of a module will use of its support package once the
// plan is carried out. It looks through the whole module, since a run may cover only
// some of its packages.
func (r *run) useOf(p place.Place) (templates.Use, error) {
	if p.Owner == "" && r.configIn(p.Root).Whole {
		return templates.Whole(), nil
	}
	var use templates.Use
	after := r.plan.Contents()
	for _, o := range r.rendered {
		after[o.path] = o.content
		if o.source.Module.Path == p.Module {
			use.Add(o.mentions)
		}
	}
	others := func(path string) bool {
		_, planned := after[path]
		return !planned && r.kinds.hasName(path)
	}
	err := load.EachFile(p.Root, load.IsImportable, others, func(path string, content []byte) bool {
		if imports(content, p.Path) {
			use.Add(templates.MentionsIn(content, p.Path))
		}
		return true
	})
	if err != nil {
		return use, fmt.Errorf("looking for what %s is used for: %w", p.Path, err)
	}
	return use, nil
}

// checkShared compares what a module uses of a support package in another module with
// what that package has, or will have after this run.
func (r *run) checkShared(p place.Place, use templates.Use) error {
	told, err := p.Told(r.ctx, r.Config)
	if err != nil || told && r.Modules && p.Beside {
		return err // the run in that module writes it
	}
	files := p.Files()
	if r.Modules && p.Beside {
		files = nil // the run in that module writes only what it uses itself
	} else if slices.ContainsFunc(r.modules(), func(m *load.Module) bool { return m.Path == p.Owner }) {
		var owners templates.Use
		if own := r.places[p.Owner]; own.Path == p.Path {
			if owners, err = r.useOf(own); err != nil {
				return err
			}
		}
		if files, err = templates.Support("", owners); err != nil {
			return fmt.Errorf("rendering the support package: %w", err)
		}
	}
	return p.CheckUse(use, files, told)
}

// planSupportFor plans one support package.
func (r *run) planSupportFor(p place.Place, use templates.Use) error {
	r.plan.Support(p.Dir, p.Dirs()...)
	header := r.configIn(p.Root).Header
	paths, err := p.Plan(&r.plan.Plan, r.folder, header, use)
	if err != nil {
		return err
	}
	wanted, filled := map[string]bool{}, map[string]bool{}
	for _, path := range paths {
		wanted[path], filled[filepath.Dir(path)] = true, true
	}
	for _, dir := range p.Dirs() {
		reason := "nothing needs it any more"
		if filepath.Base(dir) == templates.RunnerName {
			reason = "no test needs it any more"
		}
		if !filled[dir] && dir != p.Dir {
			r.plan.RemoveEmpty(dir)
		}
		if err := r.removeFormer(p.Root, dir, wanted, reason); err != nil {
			return err
		}
	}
	return nil
}

// removeFormer plans the removal of generated files that a folder of the support package
// no longer needs.
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

// imports reports whether a file may import a package or one below it.
func imports(content []byte, path string) bool {
	for _, before := range "\"`" {
		for _, after := range "\"`/" {
			if bytes.Contains(content, []byte(string(before)+path+string(after))) {
				return true
			}
		}
	}
	return false
}
