package store

import (
	"go/ast"
	"go/types"
)

// A helper is a function of the package that returns the error for a missing row.
type helper struct {
	row   *row
	param int // the number of the parameter that is the row; -1 if there is none
}

// rowOfHelper returns the row that a function of the package reads, if the function
// returns the error for a missing one. Otherwise it returns nil. It also returns nil for
// a method of a store, because that is checked separately.
func (c *checker) rowOfHelper(fn *types.Func, call *ast.CallExpr) *row {
	for _, m := range c.methods {
		if m.fn == fn {
			return nil
		}
	}
	h, known := c.helpers[fn]
	if !known {
		c.helpers[fn] = nil // it may be recursive
		h = c.readHelper(fn)
		c.helpers[fn] = h
	}
	switch {
	case h == nil:
		return nil
	case h.param < 0:
		return &row{fn.Name(), h.row.sentinel, h.row.path}
	case h.param < len(call.Args):
		return rowOfType(fn.Name(), c.info.TypeOf(call.Args[h.param]))
	}
	return nil
}

// readHelper returns the helper that a function is, or nil.
func (c *checker) readHelper(fn *types.Func) *helper {
	decl := c.decls[fn]
	if rewritesErrors(decl) {
		return nil
	}
	for _, p := range c.passedIn(decl) {
		if r := c.rowOf(p.from, nil); r != nil {
			return &helper{r, -1}
		}
		if i := c.scannedParam(fn, p.from); i >= 0 {
			return &helper{nil, i}
		}
	}
	return nil
}

// scannedParam returns the number of the parameter that a call scans into a value of the
// resource, or -1 for any other call. The type of the parameter has a method Scan, but
// rows of a list have one too.
func (c *checker) scannedParam(fn *types.Func, e ast.Expr) int {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return -1
	}
	s, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || s.Sel.Name != "Scan" {
		return -1
	}
	x := c.object(s.X)
	if x == nil || !types.IsInterface(x.Type()) {
		return -1
	}
	if into, _ := c.readsInto(call.Args); into < 2 {
		return -1
	}
	for i := range fn.Signature().Params().Len() {
		if fn.Signature().Params().At(i) == x {
			return i
		}
	}
	return -1
}

// rowOfType returns the row for scanning a value of a type, or nil if the error of Scan
// says nothing about missing rows.
func rowOfType(name string, t types.Type) *row {
	if t == nil {
		return nil
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	r, ok := readers()[versionless(named.Obj().Pkg().Path())+"."+named.Obj().Name()+".Scan"]
	if !ok {
		return nil
	}
	return &row{name, r.sentinel, r.path}
}
