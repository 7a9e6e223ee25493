package generator

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/place"
	"github.com/etagen/etagen/generator/plan"
)

// removeUnusedSupport plans the removal of support packages that are no longer used:
// that of a module without resources, and one in a former place that outputs have used
// until now. It looks through the whole module, since a run may cover only some of its
// packages.
func (r *run) removeUnusedSupport() error {
	if r.plan.Failed() {
		return nil
	}
	for _, p := range r.unneededPlaces() {
		files, err := r.supportFiles(p)
		if err != nil {
			return err
		}
		if len(files) > 0 && r.isUsed(p) {
			if err := r.shrinkSupport(p); err != nil {
				return err
			}
			continue
		}
		r.plan.Support(p.Dir, p.Dirs()...)
		for _, path := range files {
			if err := r.plan.Remove(p.Root, path, "no resource uses it any more", isGenerated); err != nil {
				return err
			}
		}
		// Without any file, the folders may still exist, left by a killed run.
		if len(files) > 0 || p.Path == p.Module+"/"+r.configIn(p.Root).SupportDir() && plan.Exists(p.Dir) {
			r.plan.RemoveEmpty(p.Folders()...)
		}
	}
	return nil
}

// shrinkSupport plans a support package for outputs that are not part of this run. One
// that only hand-written code uses is left alone.
func (r *run) shrinkSupport(p place.Place) error {
	use, err := r.useOf(p)
	if err != nil || use.Empty() {
		return err
	}
	return r.planSupportFor(p, use)
}

// unneededPlaces returns places that may have a support package but are not used by any
// package of this run. These are the places of modules without a resource, and what
// outputs import that are removed or changed.
func (r *run) unneededPlaces() []place.Place {
	var places []place.Place
	add := func(p place.Place) {
		if p != r.places[p.Module] && !slices.Contains(places, p) {
			places = append(places, p)
		}
	}
	modules := map[string]*load.Module{} // by the folders of packages
	for _, s := range r.sources {
		if s.Module == nil {
			continue
		}
		modules[s.Dir] = s.Module
		if p, err := r.configuredPlace(s.Module); err == nil && p.Owner == "" && r.places[p.Module] == (place.Place{}) {
			add(p)
		}
	}
	for _, f := range r.plan.Files {
		module := modules[filepath.Dir(f.Path)]
		if module == nil || f.Action == Keep || f.Action == Create || !r.kinds.hasName(f.Path) {
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

// supportFiles lists the generated files of a support package, without outputs of
// resources.
func (r *run) supportFiles(p place.Place) ([]string, error) {
	var files []string
	for _, dir := range p.Dirs() {
		entries, err := r.plan.ReadDir(p.Root, dir)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			path := filepath.Join(dir, e.Name())
			if !e.IsDir() && filepath.Ext(path) == ".go" && !r.kinds.hasName(path) && place.IsGenerated(path) {
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
func (r *run) isUsed(p place.Place) bool {
	after := r.plan.Contents()
	used := false
	err := load.EachGoFile(p.Root, load.IsImportable, func(path string, content []byte) bool {
		if planned, ok := after[path]; ok {
			content = planned
		}
		used = imports(content, p.Path) || r.mayNeed(p, path, content)
		return !used
	})
	return used || err != nil // some files could not be read
}

// mayNeed reports whether a file that is not part of this run may have a resource, if
// the run knows of none in the module.
func (r *run) mayNeed(p place.Place, path string, content []byte) bool {
	return r.places[p.Module] == (place.Place{}) && !strings.HasSuffix(path, "_test.go") && load.DeclaresResource(content) &&
		!r.loader.IsRead(path)
}
