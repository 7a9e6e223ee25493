package store

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// A reach has what a method can reach: the functions of the package that it calls,
// directly or not, and where their errors come from.
type reach struct {
	*code
	origins *origins
	module  *analysis.Module // of the package; nil if unknown
	seen    map[*types.Func]bool
	opaque  bool // an error may come from code that is not analyzed
	stores  bool // something is stored
}

// function adds a function. It visits the body if the package has it; otherwise it
// checks whether the function's package can know the errors of a resource.
func (r *reach) function(fn *types.Func) {
	if r.seen[fn] {
		return
	}
	r.seen[fn] = true
	if decl := r.decls[fn]; decl != nil {
		ast.Inspect(decl.Body, r.node)
		return
	}
	r.stores = r.stores || isWrite(fn)
	r.opaque = r.opaque || mayFail(fn.Type()) && !r.isTrusted(fn.Pkg())
}

// node adds a node of a function.
func (r *reach) node(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Ident:
		r.use(r.info.Uses[n])
	case *ast.TypeAssertExpr:
		r.opaque = r.opaque || n.Type == nil || mayFail(r.info.TypeOf(n.Type))
	case *ast.IndexExpr:
		r.opaque = r.opaque || r.info.Types[n].IsValue() && mayFail(r.info.TypeOf(n))
	case *ast.UnaryExpr:
		r.opaque = r.opaque || n.Op == token.ARROW && mayFail(r.info.TypeOf(n))
	case *ast.CallExpr:
		if id, ok := n.Fun.(*ast.Ident); ok && r.info.Types[n.Fun].IsBuiltin() {
			r.stores = r.stores || id.Name == "delete"
		}
	case *ast.AssignStmt:
		for _, left := range n.Lhs {
			_, ok := left.(*ast.IndexExpr)
			r.stores = r.stores || ok
		}
	}
	return true
}

// use adds the object that an identifier refers to. The value of a local variable is
// visible in its function.
func (r *reach) use(obj types.Object) {
	switch obj := obj.(type) {
	case *types.Func:
		r.function(obj.Origin())
	case *types.Var:
		isShared := obj.IsField() || obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope()
		if isShared && mayFail(obj.Type()) && !r.isTrusted(obj.Pkg()) && !r.isFresh(obj) {
			r.opaque = true
		}
	}
}

// isFresh reports whether a variable of the package holds a new error.
func (r *reach) isFresh(v *types.Var) bool {
	value := r.value(v)
	return value != nil && r.origins.of(value).kind == fresh
}

// mayFail reports whether a type is an error, or a function that returns one. The types of
// functions that return t are in outer; t may be one of them.
func mayFail(t types.Type, outer ...types.Type) bool {
	switch {
	case t == nil || len(outer) > maxOuter:
		return true
	case slices.Contains(outer, t):
		return false
	}
	if f, ok := t.Underlying().(*types.Signature); ok {
		for v := range f.Results().Variables() {
			if mayFail(v.Type(), append(outer, t)...) {
				return true
			}
		}
		return false
	}
	return types.Implements(t, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}

// maxOuter is more functions than return one another. A generic type may have ever new
// type arguments.
const maxOuter = 10

// isTrusted reports whether a package belongs to the standard library or a database,
// which return only their own errors.
func (r *reach) isTrusted(pkg *types.Package) bool {
	if pkg == nil {
		return true // the Error method of error
	}
	if m := r.module; m != nil && m.Path != "" && (pkg.Path() == m.Path || strings.HasPrefix(pkg.Path(), m.Path+"/")) {
		return false
	}
	return pkg != r.pkg && (wellknown.IsStandard(pkg.Path()) || wellknown.IsDatabase(pkg.Path()))
}

// isWrite reports whether a function of another package may store something.
func isWrite(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return false
	}
	path := fn.Pkg().Path()
	return path == "database/sql" || wellknown.IsDatabase(path) || path == "os" && slices.Contains([]string{"Remove", "Rename", "WriteFile"}, fn.Name())
}
