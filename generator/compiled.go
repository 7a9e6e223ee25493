package generator

import (
	"go/types"
	"strings"
)

// compiledResources returns the resources of the packages that an inspected one depends
// on. Those packages are loaded without source, and so without directives: a resource is
// recognized by its output.
func (p *inspected) compiledResources() map[string][]types.Type {
	all := map[string][]types.Type{}
	met := map[*types.Package]bool{}
	var visit func(*types.Package)
	visit = func(pkg *types.Package) {
		for _, imported := range pkg.Imports() {
			if met[imported] {
				continue
			}
			met[imported] = true
			if found := p.resourcesOf(imported); len(found) > 0 {
				all[imported.Path()] = found
			}
			visit(imported)
		}
	}
	visit(p.Types)
	return all
}

// resourcesOf returns the types of a package that have an output: BookETag is declared
// in book_etagen.go.
func (p *inspected) resourcesOf(pkg *types.Package) []types.Type {
	var found []types.Type
	for _, name := range pkg.Scope().Names() {
		stem, ok := strings.CutSuffix(name, "ETag")
		if !ok {
			continue
		}
		obj, ok := pkg.Scope().Lookup(stem).(*types.TypeName)
		at := p.Fset.Position(pkg.Scope().Lookup(name).Pos())
		if ok && p.kinds.declares(at.Filename, stem) {
			found = append(found, obj.Type())
		}
	}
	return found
}
