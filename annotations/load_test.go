package annotations

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// load parses and type-checks the files of a package.
func load(t testing.TB, files map[string]string) *source.Package {
	t.Helper()
	return check(token.NewFileSet(), "example.com/shop/catalog", files, standardLibrary())
}

// check parses and type-checks files as the generator does: it skips bodies, and does
// not stop at errors.
func check(fset *token.FileSet, path string, files map[string]string, imports types.Importer) *source.Package {
	pkg := &source.Package{
		Fset:      fset,
		Info:      &types.Info{Defs: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}},
		GoVersion: "1.22",
	}
	tests := map[string]*ast.File{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, _ := parser.ParseFile(fset, name, files[name], parser.ParseComments|parser.SkipObjectResolution)
		switch {
		case f == nil:
		case strings.HasSuffix(name, "_test.go"):
			tests[name] = f
		default:
			pkg.Files = append(pkg.Files, f)
		}
	}
	pkg.Tests = func(mentioned string) []*ast.File {
		var found []*ast.File
		for _, name := range slices.Sorted(maps.Keys(tests)) {
			if strings.Contains(files[name], mentioned) {
				found = append(found, tests[name])
			}
		}
		return found
	}
	conf := types.Config{Importer: imports, Error: func(error) {}, IgnoreFuncBodies: true}
	pkg.Types, _ = conf.Check(path, fset, pkg.Files, pkg.Info)
	return pkg
}

// standardLibrary imports the standard library from source.
var standardLibrary = sync.OnceValue(func() types.Importer {
	return &library{importer.ForCompiler(token.NewFileSet(), "source", nil), map[string]*types.Package{}}
})

// A library imports packages of the standard library. An importer from source alone would
// read the folder of a package again each time it is imported, and would start the go
// command for each package that does not exist, which tests import a thousand times.
type library struct {
	source types.Importer
	read   map[string]*types.Package // by path
}

// Import returns the package with a path.
func (l *library) Import(path string) (*types.Package, error) {
	if p, ok := l.read[path]; ok {
		return p, nil
	}
	if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
		return nil, fmt.Errorf("%s is not in the standard library", path)
	}
	p, err := l.source.Import(path)
	if err == nil {
		l.read[path] = p
	}
	return p, err
}

// A moduleImporter imports the packages of a module that are given by path, and the
// standard library.
type moduleImporter map[string]*types.Package

func (m moduleImporter) Import(path string) (*types.Package, error) {
	if p, ok := m[path]; ok {
		return p, nil
	}
	return standardLibrary().Import(path)
}

// readOne reads one file, and fails on any diagnostic.
func readOne(t *testing.T, source string) []*model.Resource {
	t.Helper()
	all, found := Read(load(t, map[string]string{"book.go": source}))
	for _, d := range found {
		t.Errorf("unexpected: %s", d)
	}
	return all
}

func selectors(fields []*model.Field) string {
	var all []string
	for _, f := range fields {
		all = append(all, strings.Join(f.Selector, "."))
	}
	return strings.Join(all, " ")
}

// backquoted replaces ~ with the backquotes of tags in Go source.
func backquoted(source string) string { return strings.ReplaceAll(source, "~", "`") }
