package generator

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/etagen/etagen/annotations/model"
)

// A Loaded package is one that the caller has parsed and type-checked with all of its
// files, as go vet does. Outputs and tests may be among them. Use it with Inspect.
type Loaded struct {
	Fset      *token.FileSet // of Files
	Files     []*ast.File    // parsed with comments
	Types     *types.Package // the result of the type check
	Info      *types.Info    // Defs is read
	Errors    []types.Error  // from the type check
	Module    string         // the path of its module; "" if it is in none
	GoVersion string         // of the module: 1.22 or go1.22; "" if unknown

	ReadFile func(path string) ([]byte, error) // reads one of Files
}

// An Inspected describes an output that a resource has, or should have. If its action is
// not Keep, the output is not up to date.
type Inspected struct {
	Resource *model.Resource // the first one in the file
	Path     string          // absolute
	Action   Action          // what a run would do: Keep, Create or Update
}

// An inspected package is a loaded one whose files are sorted into outputs and others.
type inspected struct {
	*Loaded
	kinds    kinds
	contents map[string][]byte    // of all files, by path
	outputs  map[string]*ast.File // of earlier runs
}

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
		at := p.Fset.PositionFor(pkg.Scope().Lookup(name).Pos(), false)
		if ok && p.kinds.declares(at.Filename, stem) {
			found = append(found, obj.Type())
		}
	}
	return found
}
