package generator

import (
	"cmp"
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
			if r.configOf(s.Module).Tests {
				pkg.Tests = func(name string) []*ast.File { return s.TestsWith(pkg.Fset, name) }
			}
			found = append(found, r.mergeForeign(s, pkg.Check(of[s]))...)
		}
	}
	return found
}

// byHand returns the declarations in the hand-written code of a package.
func (r *run) byHand(s *source) names.ByHand {
	files := s.Readable()
	slices.SortStableFunc(files, func(a, b *ast.File) int {
		return cmp.Compare(r.loader.Fset.PositionFor(a.Package, false).Filename, r.loader.Fset.PositionFor(b.Package, false).Filename)
	})
	return names.DeclaredIn(files)
}

// mergeForeign handles a file at the path of an output that has lost its generated line:
// one diagnostic replaces those for all names in the file.
func (r *run) mergeForeign(s *source, diagnostics []model.Diagnostic) []model.Diagnostic {
	var foreign []string
	needed := map[string]bool{} // of the files that were met
	kept := slices.DeleteFunc(diagnostics, func(d model.Diagnostic) bool {
		path := d.Pos.Filename
		if d.Code != model.NameTaken {
			return false
		}
		is, met := needed[path]
		if !met {
			is = r.needs(s, path)
			needed[path] = is
			if is {
				foreign = append(foreign, path)
			}
		}
		return is
	})
	for _, path := range foreign {
		kept = append(kept, plan.InTheWay("", path, r.kinds.formats().Of(path)))
	}
	return kept
}

// needs reports whether an output of one of the package's annotated types must be at the
// path of a file.
func (r *run) needs(s *source, path string) bool {
	if !r.kinds.hasName(path) {
		return false
	}
	dir := filepath.Dir(path)
	outputs := s.outputsIn[dir]
	if outputs == nil {
		outputs = plan.NewPathSet()
		for _, name := range s.AnnotatedTypes {
			for _, path := range r.kinds.pathsFor(dir, name) {
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
