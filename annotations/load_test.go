package annotations

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"
)

// load parses and type-checks files as the generator does: bodies are passed
// over, and errors are no reason to stop. Imports come from source, or from
// the other packages that deps has by path.
func load(t testing.TB, files map[string]string, deps map[string]*types.Package) *Package {
	t.Helper()
	pkg := &Package{
		Fset:      token.NewFileSet(),
		Info:      &types.Info{Defs: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}},
		GoVersion: "1.22",
	}
	for _, name := range sortedNames(files) {
		f, _ := parser.ParseFile(pkg.Fset, name, files[name], parser.ParseComments|parser.SkipObjectResolution)
		if f != nil {
			pkg.Files = append(pkg.Files, f)
		}
	}
	conf := types.Config{Importer: chain{deps}, Error: func(error) {}, IgnoreFuncBodies: true}
	pkg.Types, _ = conf.Check("example.com/shop/catalog", pkg.Fset, pkg.Files, pkg.Info)
	return pkg
}

// standard imports the standard library; its packages are read once.
var standard = importer.ForCompiler(token.NewFileSet(), "source", nil)

type chain struct{ deps map[string]*types.Package }

func (c chain) Import(path string) (*types.Package, error) {
	if p, ok := c.deps[path]; ok {
		return p, nil
	}
	return standard.Import(path)
}

func sortedNames(files map[string]string) []string {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// readOne reads one file and fails on any diagnostic.
func readOne(t *testing.T, source string) []*Resource {
	t.Helper()
	all, found := Read(load(t, map[string]string{"book.go": source}, nil))
	for _, d := range found {
		t.Errorf("unexpected: %s", d)
	}
	return all
}

func selectors(fields []*Field) string {
	var all []string
	for _, f := range fields {
		all = append(all, strings.Join(f.Selector, "."))
	}
	return strings.Join(all, " ")
}
