package generator

import (
	"cmp"
	"go/ast"
	"slices"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/names"
	"github.com/etagen/etagen/templates"
)

// checkNames reports what is declared by hand under names that the outputs declare
// or use: they are compiled together. The outputs are rendered already.
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
			found = append(found, r.mergeForeign(s, r.byHand(s).Check(of[s]))...)
		}
	}
	return found
}

// isOfPackage reports whether an output is compiled together with the package of
// its resources.
func (o *output) isOfPackage() bool {
	return o.kind.Format.Extension == ".go" && o.kind.Scope != templates.PerModule
}

// byHand is what the user has written of a package.
func (r *run) byHand(s *source) *names.Package {
	pkg := &names.Package{Name: s.Name, Fset: r.loader.Fset, Files: s.Readable(), NameOf: r.loader.NameOf}
	slices.SortStableFunc(pkg.Files, func(a, b *ast.File) int {
		return cmp.Compare(pkg.Fset.PositionFor(a.Package, false).Filename, pkg.Fset.PositionFor(b.Package, false).Filename)
	})
	if r.configOf(s.Module).Tests {
		pkg.Tests = func(name string) []*ast.File { return s.TestsWith(pkg.Fset, name) }
	}
	return pkg
}
