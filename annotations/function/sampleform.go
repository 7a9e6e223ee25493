package function

import (
	"go/ast"
	"go/types"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// readSampleForm sets the form of the function, or reports that its signature does not
// fit.
func (r sampling) readSampleForm(w grammar.Word, f sampleFunc) {
	sample, ok := r.sampleForm(f)
	if !ok {
		signature := strings.TrimPrefix(types.ExprString(f.decl.Type), "func")
		if f.decl.Type.TypeParams != nil {
			signature = "[...]" + signature
		}
		r.Report(model.BadSample, w.ValueAt, "the function %s%s (%s) cannot make a sample of %s: declare it as func %s() *%s; it may take a testing.TB, or return the %s itself",
			w.Value, signature, r.Place(f.decl.Name.Pos()), r.Name, w.Value, r.Name, r.Name)
		return
	}
	r.Sample = sample
}

// sampleForm reads the signature of a sample function. It uses only the syntax, because
// tests are not type-checked.
func (r sampling) sampleForm(f sampleFunc) (*model.Sample, bool) {
	t := f.decl.Type
	if t.TypeParams != nil || t.Results.NumFields() != 1 || t.Params.NumFields() > 1 {
		return nil, false
	}
	s := &model.Sample{Func: f.decl.Name.Name, Test: t.Params.NumFields() == 1}
	if s.Test && !takesTest(f.file, t.Params.List[0].Type) {
		return nil, false
	}
	result := ast.Unparen(t.Results.List[0].Type)
	star, isPointer := result.(*ast.StarExpr)
	if isPointer {
		result = star.X
	}
	s.Value = !isPointer
	return s, r.isTypeOf(f.file, ast.Unparen(result))
}

// takesTest reports whether the type of a parameter is testing.TB or *testing.T.
func takesTest(file *ast.File, e ast.Expr) bool {
	name := "TB"
	if star, ok := ast.Unparen(e).(*ast.StarExpr); ok {
		e, name = star.X, "T"
	}
	return isQualified(file, ast.Unparen(e), "testing", "testing", name)
}

// isTypeOf reports whether an expression in a file names the type of a resource, or the
// type that an alias denotes.
func (r sampling) isTypeOf(file *ast.File, e ast.Expr) bool {
	if instance, ok := e.(*ast.IndexExpr); ok {
		e = instance.X // the compiler checks the type arguments
	}
	if id, ok := e.(*ast.Ident); ok && r.Package.Types != nil {
		obj, ok := r.Package.Types.Scope().Lookup(id.Name).(*types.TypeName)
		if ok {
			return types.Identical(obj.Type(), r.Object.Type())
		}
	}
	for _, obj := range behind(r.Object) {
		if obj.Pkg() != nil && isQualified(file, e, obj.Pkg().Path(), obj.Pkg().Name(), obj.Name()) {
			return true
		}
	}
	return false
}

// behind returns the types that an alias denotes, one after the other.
func behind(obj *types.TypeName) []*types.TypeName {
	var all []*types.TypeName
	for t := obj.Type(); ; {
		switch u := t.(type) {
		case *types.Alias:
			all = append(all, u.Obj())
			t = u.Rhs()
		case *types.Named:
			return append(all, u.Obj())
		default:
			return all
		}
	}
}

// isQualified reports whether an expression in a file is a name of the package at a
// path, whose own name is pkg.
func isQualified(file *ast.File, e ast.Expr, path, pkg, name string) bool {
	prefix := "."
	switch e := e.(type) {
	case *ast.SelectorExpr:
		x, ok := e.X.(*ast.Ident)
		if !ok || e.Sel.Name != name {
			return false
		}
		prefix = x.Name
	case *ast.Ident:
		if e.Name != name {
			return false
		}
	default:
		return false
	}
	for _, imp := range file.Imports {
		called := pkg
		if imp.Name != nil {
			called = imp.Name.Name
		}
		if p, err := strconv.Unquote(imp.Path.Value); err == nil && p == path && called == prefix {
			return true
		}
	}
	return false
}
