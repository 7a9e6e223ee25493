package annotations

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// A Package is what Read reads: one Go package, parsed and type-checked.
//
// The type check may have skipped function bodies and may have failed: types
// may be invalid, and Types and Info may lack what they should have.
type Package struct {
	Fset      *token.FileSet
	Files     []*ast.File    // the hand-written files without tests, parsed with comments
	Types     *types.Package // nil is a package without declarations
	Info      *types.Info    // Defs and Types are used; nil is empty
	GoVersion string         // of the module: 1.22 or go1.22; "" where it is not known

	// Tests returns the hand-written test files that mention a name, those of
	// package x_test included; all of them for "". It is nil where no tests
	// are generated, so that nothing depends on those there are.
	Tests func(name string) []*ast.File

	// Annotated has what [Annotated] returns for the packages that this one refers
	// to, by their paths. Of one that is missing, roles alone tell the resources.
	Annotated map[string][]types.Type
}

// newSource returns the source of a package, its files in the order of their names.
func newSource(pkg *Package) *source {
	r := &source{scope: scope{pkg.Types}, pkg: pkg, fields: map[token.Pos]*ast.Field{}, tags: map[*ast.Field]*fieldTag{}, registries: map[string]*registry{}}
	for _, f := range pkg.Files {
		if f != nil && f.Package.IsValid() {
			r.files = append(r.files, f)
		}
	}
	slices.SortStableFunc(r.files, func(a, b *ast.File) int {
		return cmp.Compare(r.position(a.Package).Filename, r.position(b.Package).Filename)
	})
	for _, f := range r.files {
		ast.Inspect(f, r.indexFields)
	}
	r.resources = r.annotated()
	return r
}

// indexFields remembers the syntax of struct fields, in which their tags have
// exact positions; go/types knows only where the names stand.
func (r *source) indexFields(n ast.Node) bool {
	s, ok := n.(*ast.StructType)
	if !ok || s.Fields == nil {
		return true
	}
	for _, f := range s.Fields.List {
		for _, name := range f.Names {
			r.fields[name.Pos()] = f
		}
		if len(f.Names) == 0 {
			r.fields[embeddedName(f.Type)] = f
		}
	}
	return true
}

// embeddedName is where go/types places an embedded field: at the last
// identifier of its type's name.
func embeddedName(e ast.Expr) token.Pos {
	switch e := e.(type) {
	case *ast.StarExpr:
		return embeddedName(e.X)
	case *ast.SelectorExpr:
		return e.Sel.Pos()
	case *ast.IndexExpr:
		return embeddedName(e.X)
	case *ast.IndexListExpr:
		return embeddedName(e.X)
	case *ast.ParenExpr:
		return embeddedName(e.X)
	case nil:
		return token.NoPos
	}
	return e.Pos()
}
