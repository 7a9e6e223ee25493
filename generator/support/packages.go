// Package support plans what becomes of support packages: which files they need for the
// outputs of a run, and which support packages nothing uses any more.
package support

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/place"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
	"github.com/etagen/etagen/templates/genfile"
)

// Packages are the support packages of a run. All fields are set before a method is
// called. By then, the outputs and their removal are planned.
type Packages struct {
	*Places
	Plan    *plan.Plan             // to add to
	Loader  *load.Loader           // of the run
	Modules []*load.Module         // of the run
	Outputs []Output               // of the run
	HasName func(path string) bool // reports whether a file has the name of an output
	Memo    memo.Folder            // keeps rendered files
}

// An Output is a file that uses a support package.
type Output struct {
	Path     string             // absolute
	Module   string             // the path of its module
	Mentions templates.Mentions // of the support package
}

// Write plans the files of the support package in each place, and the removal of those
// that are no longer needed. It returns an error if a file cannot be read, or if a shared
// package lacks something.
func (ps *Packages) Write() error {
	for _, module := range slices.Sorted(maps.Keys(ps.of)) {
		p := ps.of[module]
		use, err := ps.useOf(p)
		if err != nil {
			return err
		}
		if p.Owner != "" {
			if err := ps.checkShared(p, use); err != nil {
				return ps.misplaced(p.Root, err)
			}
			continue
		}
		if err := ps.write(p, use); err != nil {
			return err
		}
	}
	return nil
}

// useOf returns what the outputs of a module will use of its support package once the
// plan is carried out. It looks through the whole module, since a run may cover only
// some of its packages.
func (ps *Packages) useOf(p place.Place) (templates.Use, error) {
	if p.Owner == "" && ps.configs.In(p.Root).Whole {
		return templates.Whole(), nil
	}
	var use templates.Use
	after := ps.Plan.Contents()
	for _, o := range ps.Outputs {
		after[o.Path] = nil // it need not be read
		if o.Module == p.Module {
			use.Add(o.Mentions)
		}
	}
	others := func(path string) bool {
		_, planned := after[path]
		return !planned && ps.HasName(path)
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
func (ps *Packages) checkShared(p place.Place, use templates.Use) error {
	run := ps.configs.Run()
	told, err := p.Told(ps.ctx, *run)
	if err != nil || told && run.Modules && p.Beside {
		return err // the run in that module writes it
	}
	files := p.Files()
	if run.Modules && p.Beside {
		files = nil // the run in that module writes only what it uses itself
	} else if slices.ContainsFunc(ps.Modules, func(m *load.Module) bool { return m.Path == p.Owner }) {
		var owners templates.Use
		if own := ps.of[p.Owner]; own.Path == p.Path {
			if owners, err = ps.useOf(own); err != nil {
				return err
			}
		}
		if files, err = templates.Support("", owners); err != nil {
			return fmt.Errorf("rendering the support package: %w", err)
		}
	}
	return p.CheckUse(use, files, told)
}

// write plans one support package.
func (ps *Packages) write(p place.Place, use templates.Use) error {
	ps.Plan.Support(p.Dir, p.Dirs()...)
	header := ps.configs.In(p.Root).Header
	paths, err := openShelf(ps.Memo, p, header, use).plan(ps.Plan, header, use)
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
			ps.Plan.RemoveEmpty(dir)
		}
		if err := ps.removeFormer(p.Root, dir, wanted, reason); err != nil {
			return err
		}
	}
	return nil
}

// removeFormer plans the removal of generated files that a folder of the support package
// no longer needs.
func (ps *Packages) removeFormer(root, dir string, wanted map[string]bool, reason string) error {
	entries, err := ps.Plan.ReadDir(root, dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if filepath.Ext(path) != ".go" || e.IsDir() || wanted[path] {
			continue
		}
		if err := ps.Plan.Remove(root, path, reason, genfile.Go().Generated); err != nil {
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
