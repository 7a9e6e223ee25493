package store

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// A test is a condition on the meaning of the error in a variable.
type test struct {
	of      types.Object
	meaning wellknown.Meaning
	negated bool
}

// test reads a condition such as errors.Is(err, sql.ErrNoRows). For any other condition,
// ok is false. All operands of || must test the same variable. Of the operands of &&, it
// uses the first that is a test.
func (c *code) test(cond ast.Expr) (t test, ok bool) {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		t, ok = c.test(e.X)
		t.negated = !t.negated
		return t, ok && e.Op == token.NOT
	case *ast.BinaryExpr:
		return c.testBinary(e)
	case *ast.CallExpr:
		return c.testCall(e)
	}
	return test{}, false
}

// testBinary reads err == sql.ErrNoRows, and tests joined by || or &&.
func (c *code) testBinary(e *ast.BinaryExpr) (test, bool) {
	switch e.Op {
	case token.EQL, token.NEQ:
		if t, ok := c.compare(e.X, e.Y); ok {
			t.negated = e.Op == token.NEQ
			return t, true
		}
		t, ok := c.compare(e.Y, e.X)
		t.negated = e.Op == token.NEQ
		return t, ok
	case token.LOR:
		x, ok := c.test(e.X)
		y, also := c.test(e.Y)
		return x, ok && also && x == y
	case token.LAND:
		if x, ok := c.test(e.X); ok && !x.negated {
			return x, true
		}
		y, ok := c.test(e.Y)
		return y, ok && !y.negated
	}
	return test{}, false
}

// testCall reads errors.Is(err, sql.ErrNoRows) and os.IsNotExist(err).
func (c *code) testCall(call *ast.CallExpr) (test, bool) {
	name := wellknown.FunctionName(c.callee(call))
	if len(call.Args) == 2 && slices.Contains([]string{"errors.Is", "github.com/pkg/errors.Is", "golang.org/x/xerrors.Is"}, name) {
		return c.compare(call.Args[0], call.Args[1])
	}
	m := wellknown.TestedBy(name)
	if m == wellknown.None || len(call.Args) != 1 {
		return test{}, false
	}
	of := c.holder(call.Args[0])
	return test{of: of, meaning: m}, of != nil
}

// compare reads a comparison of a variable with a well-known error.
func (c *code) compare(variable, sentinel ast.Expr) (test, bool) {
	t := test{of: c.holder(variable), meaning: wellknown.MeaningOf(c.object(sentinel))}
	return t, t.of != nil && t.meaning != wellknown.None
}

// holder returns the local variable that holds an error: err, or, for gorm, tx of
// tx.Error.
func (c *code) holder(e ast.Expr) types.Object {
	e = ast.Unparen(e)
	if s, ok := e.(*ast.SelectorExpr); ok && c.isGormError(s) {
		e = ast.Unparen(s.X)
	}
	id, ok := e.(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := c.info.ObjectOf(id).(*types.Var)
	if !ok || v.Pkg() == nil || v.Parent() == v.Pkg().Scope() {
		return nil
	}
	return v
}

// isGormError reports whether an expression is the Error field of a gorm.DB.
func (c *code) isGormError(s *ast.SelectorExpr) bool {
	v, ok := c.info.Uses[s.Sel].(*types.Var)
	return ok && v.IsField() && s.Sel.Name == "Error" && v.Pkg() != nil && wellknown.Versionless(v.Pkg().Path()) == "gorm.io/gorm"
}
