package store

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// rowOf returns the row that an expression reads for a method, or nil. The call reads
// into a value of the resource, or it is the first read in the method and uses one of
// its parameters.
func (c *checker) rowOf(e ast.Expr, m *method) *row {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return nil
	}
	fn := c.callee(call)
	if decl := c.decls[fn]; decl != nil {
		return c.rowOfHelper(fn, call)
	}
	r, ok := wellknown.ReaderNamed(wellknown.FunctionName(fn))
	if !ok || len(call.Args) <= r.Dest {
		return nil
	}
	query, known := c.query(call)
	into, whole := c.readsInto(call.Args[r.Dest:])
	switch {
	case aggregate.MatchString(query):
		return nil
	case whole, into > 1, known && (into == 1 || m != nil && c.readsBy(call, m)):
		return &row{fn.Name(), r}
	}
	return nil
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
		return &row{fn.Name(), h.row.Reader}
	case h.param < len(call.Args):
		if r, ok := wellknown.ScanOf(c.info.TypeOf(call.Args[h.param])); ok {
			return &row{fn.Name(), r}
		}
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

// aggregate matches queries that always return a row: they count, or insert.
var aggregate = regexp.MustCompile(`(?i)^\s*INSERT\b|\b(count|exists|max|min|sum|avg|coalesce)\s*\(`)

// readsInto returns how many arguments point into a value of a resource, and reports
// whether one of them is the whole value.
func (c *checker) readsInto(args []ast.Expr) (into int, whole bool) {
	isValue := func(e ast.Expr) bool {
		t := c.info.TypeOf(e)
		return t != nil && slices.ContainsFunc(c.resources, func(r *resource) bool { return r.isValue(t) })
	}
	for _, arg := range args {
		if u, ok := ast.Unparen(arg).(*ast.UnaryExpr); ok && u.Op == token.AND {
			arg = u.X
		}
		arg = ast.Unparen(arg)
		whole = whole || isValue(arg)
		for s, ok := arg.(*ast.SelectorExpr); ok; s, ok = ast.Unparen(s.X).(*ast.SelectorExpr) {
			if isValue(s.X) {
				into++
				break
			}
		}
	}
	return into, whole
}

// readsBy reports whether a call is the first in a method that reads a row, and selects
// it by a parameter of the method.
func (c *checker) readsBy(call *ast.CallExpr, m *method) bool {
	first := true
	ast.Inspect(m.decl.Body, func(n ast.Node) bool {
		if other, ok := n.(*ast.CallExpr); ok && other.Pos() < call.Pos() && other != call {
			fn := c.callee(other)
			_, reads := wellknown.ReaderNamed(wellknown.FunctionName(fn))
			first = first && !reads && c.decls[fn] == nil
		}
		return first
	})
	isParam := func(obj types.Object) bool {
		v, ok := obj.(*types.Var)
		return ok && slices.Contains(m.params(), v)
	}
	return first && slices.ContainsFunc(c.chain(call), func(part *ast.CallExpr) bool { return c.mentions(part, isParam) })
}

// chain returns a call and the calls whose results it is called on, even through a
// variable: for row.Scan(…), also the query.
func (c *code) chain(call *ast.CallExpr) []*ast.CallExpr {
	all := []*ast.CallExpr{call}
	for range 20 {
		s, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			return all
		}
		x := ast.Unparen(s.X)
		if id, ok := x.(*ast.Ident); ok {
			x = c.value(c.info.ObjectOf(id))
		}
		if call, ok = x.(*ast.CallExpr); !ok {
			return all
		}
		all = append(all, call)
	}
	return all
}

// query returns the text of the SQL query of a call. known is false if it cannot be
// seen. Some packages need no text.
func (c *code) query(call *ast.CallExpr) (text string, known bool) {
	switch wellknown.Versionless(c.callee(call).Pkg().Path()) {
	case "gorm.io/gorm", "go.mongodb.org/mongo-driver/mongo":
		return "", true
	}
	for _, part := range c.chain(call) {
		for _, arg := range part.Args {
			if text, ok := c.text(arg); ok && strings.ContainsAny(text, " \n\t") {
				return text, true
			}
		}
	}
	return "", false
}
