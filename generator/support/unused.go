package support

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/place"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates/genfile"
)

// RemoveUnused plans the removal of support packages that are no longer used, unless the
// plan has failed: that of a module without resources, and one in a former place that
// outputs have used until now. It looks through the whole module, since a run may cover
// only some of its packages.
func (ps *Packages) RemoveUnused() error {
	if ps.Plan.Failed() {
		return nil
	}
	for _, p := range ps.Unneeded() {
		files, err := ps.files(p)
		if err != nil {
			return err
		}
		if len(files) > 0 && ps.isUsed(p) {
			if err := ps.shrink(p); err != nil {
				return err
			}
			continue
		}
		ps.Plan.Support(p.Dir, p.Dirs()...)
		for _, path := range files {
			if err := ps.Plan.Remove(p.Root, path, "no resource uses it any more", genfile.Go().Generated); err != nil {
				return err
			}
		}
		// Without any file, the folders may still exist, left by a killed run.
		if len(files) > 0 || p.Path == p.Module+"/"+ps.configs.In(p.Root).SupportDir() && plan.Exists(p.Dir) {
			ps.Plan.RemoveEmpty(p.Folders()...)
		}
	}
	return nil
}

// shrink plans a support package for outputs that are not part of this run. One that
// only hand-written code uses is left alone.
func (ps *Packages) shrink(p place.Place) error {
	use, err := ps.useOf(p)
	if err != nil || use.Empty() {
		return err
	}
	return ps.write(p, use)
}

// Unneeded returns places that may have a support package but are not used by any
// package of this run. These are the places of modules without a resource, and what
// outputs import that are removed or changed. Use it to find out whether RemoveUnused has
// anything to look at.
func (ps *Packages) Unneeded() []place.Place {
	var places []place.Place
	add := func(p place.Place) {
		if p != ps.of[p.Module] && !slices.Contains(places, p) {
			places = append(places, p)
		}
	}
	modules := map[string]*load.Module{} // by the folders of packages
	for _, s := range ps.Loader.Packages {
		if s.Module == nil {
			continue
		}
		modules[s.Dir] = s.Module
		if p, err := ps.configured(s.Module); err == nil && p.Owner == "" && ps.of[p.Module] == (place.Place{}) {
			add(p)
		}
	}
	for _, f := range ps.Plan.Files {
		module := modules[filepath.Dir(f.Path)]
		if module == nil || f.Action == plan.Keep || f.Action == plan.Create || !ps.HasName(f.Path) {
			continue
		}
		for _, p := range importedPlaces(module, f.Old) {
			add(p)
		}
	}
	return places
}

// importedPlaces returns the packages of the module that an output imports, as places of
// a support package. The files on disk show which of them is one.
func importedPlaces(module *load.Module, content []byte) []place.Place {
	f, _ := parser.ParseFile(token.NewFileSet(), "", content, parser.ImportsOnly)
	if f == nil {
		return nil
	}
	var places []place.Place
	for _, imp := range f.Imports {
		dir, ok := strings.CutPrefix(place.PackageOf(load.ImportPath(imp)), module.Path+"/")
		if ok {
			places = append(places, place.In(module, dir))
		}
	}
	return places
}

// files lists the generated files of a support package, without outputs of resources.
func (ps *Packages) files(p place.Place) ([]string, error) {
	var files []string
	for _, dir := range p.Dirs() {
		entries, err := ps.Plan.ReadDir(p.Root, dir)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			path := filepath.Join(dir, e.Name())
			if !e.IsDir() && filepath.Ext(path) == ".go" && !ps.HasName(path) && place.IsGenerated(path) {
				files = append(files, path)
			}
		}
	}
	return files, nil
}

// isUsed reports whether a module still uses a support package once the plan is carried
// out. That is the case if a file imports it, or if a package that is not part of this
// run has a directive. Build constraints are ignored: an excluded file is built
// elsewhere.
func (ps *Packages) isUsed(p place.Place) bool {
	after := ps.Plan.Contents()
	used := false
	err := load.EachGoFile(p.Root, load.IsImportable, func(path string, content []byte) bool {
		if planned, ok := after[path]; ok {
			content = planned
		}
		used = imports(content, p.Path) || ps.mayNeed(p, path, content)
		return !used
	})
	return used || err != nil // some files could not be read
}

// mayNeed reports whether a file that is not part of this run may have a resource, if
// the run knows of none in the module.
func (ps *Packages) mayNeed(p place.Place, path string, content []byte) bool {
	return ps.of[p.Module] == (place.Place{}) && !strings.HasSuffix(path, "_test.go") && load.DeclaresResource(content) &&
		!ps.Loader.IsRead(path)
}
