package store

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// code has what the analyzers know about the handwritten code of a package, without its
// tests.
type code struct {
	info  *types.Info
	files []*ast.File
	decls map[*types.Func]*ast.FuncDecl

	values   map[types.Object]ast.Expr // of variables that are set in one place: the value, or the call that returns it
	assigned map[types.Object]int      // the number of places that set a variable
}

// readCode reads a package.
func readCode(pass *analysis.Pass) *code {
	c := &code{
		info:     pass.TypesInfo,
		decls:    map[*types.Func]*ast.FuncDecl{},
		values:   map[types.Object]ast.Expr{},
		assigned: map[types.Object]int{},
	}
	for _, f := range pass.Files {
		name := pass.Fset.File(f.FileStart).Name()
		if strings.HasSuffix(name, "_test.go") || ast.IsGenerated(f) {
			continue
		}
		c.files = append(c.files, f)
		for _, d := range f.Decls {
			if decl, ok := d.(*ast.FuncDecl); ok && decl.Body != nil {
				if fn, ok := c.info.Defs[decl.Name].(*types.Func); ok {
					c.decls[fn] = decl
				}
			}
		}
		ast.Inspect(f, c.readValues)
	}
	return c
}

// readValues records the values that a node gives to variables.
func (c *code) readValues(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			c.assign(left, valueAt(n.Rhs, i, len(n.Lhs)))
		}
	case *ast.ValueSpec:
		for i, name := range n.Names {
			if len(n.Values) > 0 {
				c.assign(name, valueAt(n.Values, i, len(n.Names)))
			}
		}
	case *ast.RangeStmt:
		c.assign(n.Key, nil)
		c.assign(n.Value, nil)
	case *ast.UnaryExpr:
		if n.Op == token.AND { // whoever gets the address may set it
			c.assign(n.X, nil)
			c.assign(n.X, nil)
		}
	}
	return true
}

// valueAt returns the value for variable i of n in an assignment.
func valueAt(values []ast.Expr, i, n int) ast.Expr {
	if len(values) == n {
		return values[i]
	}
	return values[0]
}

// assign records one value.
func (c *code) assign(left, value ast.Expr) {
	id, ok := left.(*ast.Ident)
	if !ok {
		return
	}
	if obj := c.info.ObjectOf(id); obj != nil {
		c.assigned[obj]++
		c.values[obj] = value
	}
}

// value returns the value that a variable always has, or nil if it may change or is not
// known.
func (c *code) value(obj types.Object) ast.Expr {
	if c.assigned[obj] != 1 {
		return nil
	}
	return c.values[obj]
}

// object returns the object that an identifier, possibly qualified, refers to, or nil
// for any other expression.
func (c *code) object(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return c.info.ObjectOf(e)
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok {
			if _, ok := c.info.Uses[x].(*types.PkgName); ok {
				return c.info.Uses[e.Sel]
			}
		}
	}
	return nil
}

// callee returns the function or method that is called, or nil for the call of a
// function value.
func (c *code) callee(call *ast.CallExpr) *types.Func {
	fun := ast.Unparen(call.Fun)
	if index, ok := fun.(*ast.IndexExpr); ok {
		fun = index.X
	}
	var fn *types.Func
	switch fun := fun.(type) {
	case *ast.Ident:
		fn, _ = c.info.Uses[fun].(*types.Func)
	case *ast.SelectorExpr:
		fn, _ = c.info.Uses[fun.Sel].(*types.Func)
	}
	if fn != nil {
		fn = fn.Origin()
	}
	return fn
}

// text returns the value of a constant string.
func (c *code) text(e ast.Expr) (string, bool) {
	v := c.info.Types[e].Value
	if v == nil || v.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(v), true
}

// mentions reports whether a node contains an identifier for an object that satisfies
// is.
func (c *code) mentions(n ast.Node, is func(types.Object) bool) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			obj := c.info.Uses[id]
			found = found || obj != nil && is(obj)
		}
		return !found
	})
	return found
}
