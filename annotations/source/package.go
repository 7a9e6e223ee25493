package source

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/scope"
)

// A Package is the input of Read: a parsed and type-checked Go package.
//
// The type check may have skipped function bodies, and may have failed: types may be
// invalid, and Types and Info may be incomplete.
type Package struct {
	Fset      *token.FileSet
	Files     []*ast.File    // the hand-written files without tests, parsed with comments
	Types     *types.Package // nil for a package without declarations
	Info      *types.Info    // Defs of types are used; nil means empty
	GoVersion string         // of the module: 1.22 or go1.22; "" if unknown

	// Tests returns the hand-written test files that mention a name, including those of
	// package x_test. For "" it returns all of them. It is nil if no tests are
	// generated, so that the result does not depend on existing ones.
	Tests func(name string) []*ast.File

	// Annotated contains the results of [Annotated] for the packages that this one
	// refers to, by path. In a missing package, resources are recognized only by roles.
	Annotated map[string][]types.Type
}

// New returns the source of a package, with its files in the order of their names.
func New(pkg *Package) *Source {
	r := &Source{Scope: scope.Of(pkg.Types), Package: pkg, fields: map[token.Pos]*ast.Field{}, tags: map[*ast.Field]*fieldTag{}, registries: map[string]*registry{}, Shapes: jsonshape.NewKnown()}
	for _, f := range pkg.Files {
		if f != nil && f.Package.IsValid() {
			r.Files = append(r.Files, f)
		}
	}
	slices.SortStableFunc(r.Files, func(a, b *ast.File) int {
		return cmp.Compare(r.Position(a.Package).Filename, r.Position(b.Package).Filename)
	})
	for _, f := range r.Files {
		ast.Inspect(f, r.indexFields)
	}
	r.Resources = r.annotated()
	return r
}

// indexFields records the syntax of struct fields, which has exact positions of tags:
// go/types only has the positions of names.
func (r *Source) indexFields(n ast.Node) bool {
	s, ok := n.(*ast.StructType)
	if !ok || s.Fields == nil {
		return true
	}
	for _, f := range s.Fields.List {
		for _, name := range f.Names {
			r.fields[name.Pos()] = f
		}
		if len(f.Names) == 0 {
			r.fields[EmbeddedName(f.Type)] = f
		}
	}
	return true
}

// EmbeddedName returns the position that go/types gives an embedded field: the last
// identifier in the name of its type.
func EmbeddedName(e ast.Expr) token.Pos {
	switch e := e.(type) {
	case *ast.StarExpr:
		return EmbeddedName(e.X)
	case *ast.SelectorExpr:
		return e.Sel.Pos()
	case *ast.IndexExpr:
		return EmbeddedName(e.X)
	case *ast.IndexListExpr:
		return EmbeddedName(e.X)
	case *ast.ParenExpr:
		return EmbeddedName(e.X)
	case nil:
		return token.NoPos
	}
	return e.Pos()
}
