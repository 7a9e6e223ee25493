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

// A Package is a Go package that Read has parsed and type-checked.
//
// The type check may have skipped function bodies and may have failed: types
// may be invalid, and Types and Info may lack what they should have.
type Package struct {
	Fset      *token.FileSet
	Files     []*ast.File    // the hand-written files without tests, parsed with comments
	Types     *types.Package // nil is a package without declarations
	Info      *types.Info    // Defs and Types are used; nil is empty
	GoVersion string         // of the module: 1.22 or go1.22; "" if it is not known

	// Tests returns the hand-written test files that mention a name, those of
	// package x_test included; all of them for "". It is nil if no tests are
	// generated, so that nothing depends on those there are.
	Tests func(name string) []*ast.File

	// Annotated has what [Annotated] returns for the packages that this one refers
	// to, by their paths. Of one that is missing, roles alone tell the resources.
	Annotated map[string][]types.Type
}

// New returns the source of a package, its files in the order of their names.
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

// indexFields remembers the syntax of struct fields, in which their tags have
// exact positions; go/types knows only where the names are.
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

// EmbeddedName is where go/types places an embedded field: at the last
// identifier of its type's name.
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
