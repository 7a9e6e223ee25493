package generator

import (
	"go/ast"
	"path/filepath"
	"slices"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/names"
	"github.com/etagen/etagen/generator/plan"
)

// checkNames reports hand-written declarations whose names the outputs declare or use,
// since they are compiled together. The outputs are already rendered.
func (r *run) checkNames(outputs []*output) []model.Diagnostic {
	of := map[*source][]names.Output{}
	for _, o := range outputs {
		if !o.isOfPackage() {
			continue
		}
		of[o.source] = append(of[o.source], names.Output{Names: o.names, Resource: o.resources[0]})
	}
	var found []model.Diagnostic
	for _, s := range r.sources {
		if len(of[s]) > 0 {
			pkg := names.Package{Name: s.Name, Fset: r.loader.Fset, Declared: s.byHand, NameOf: r.loader.NameOf}
			if r.configOf(s).Tests {
				pkg.Tests = func(name string) []*ast.File { return s.TestsWith(pkg.Fset, name) }
			}
			found = append(found, s.mergeForeign(r.kinds, pkg.Check(of[s]))...)
		}
	}
	return found
}

// mergeForeign handles a file at the path of an output that has lost its generated line:
// one diagnostic replaces those for all names in the file.
func (s *source) mergeForeign(all kinds, diagnostics []model.Diagnostic) []model.Diagnostic {
	var foreign []string
	needed := map[string]bool{} // of the files that were met
	kept := slices.DeleteFunc(diagnostics, func(d model.Diagnostic) bool {
		path := d.Pos.Filename
		if d.Code != model.NameTaken {
			return false
		}
		is, met := needed[path]
		if !met {
			is = s.needs(all, path)
			needed[path] = is
			if is {
				foreign = append(foreign, path)
			}
		}
		return is
	})
	for _, path := range foreign {
		kept = append(kept, plan.InTheWay("", path, all.formats().Of(path)))
	}
	return kept
}

// needs reports whether an output of one of the package's annotated types must be at the
// path of a file.
func (s *source) needs(all kinds, path string) bool {
	if !all.hasName(path) {
		return false
	}
	dir := filepath.Dir(path)
	outputs := s.outputsIn[dir]
	if outputs == nil {
		outputs = plan.NewPathSet()
		for _, name := range s.AnnotatedTypes {
			for _, path := range all.pathsFor(dir, name) {
				outputs.Add(path)
			}
		}
		if s.outputsIn == nil {
			s.outputsIn = map[string]*plan.PathSet{}
		}
		s.outputsIn[dir] = outputs
	}
	return outputs.Has(path)
}
