package source

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"

	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/scope"
)

// New returns the source of a package, with its files in the order of their names. Call
// it once for each package.
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
// identifier in the name of its type. Use it to find the object of an embedded field.
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
