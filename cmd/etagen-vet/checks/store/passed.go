package store

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// A passed error is an error that a function returns without looking at it.
type passed struct {
	from   ast.Expr     // the call that returns it
	holder types.Object // the variable that holds it; nil if there is none
	by     *ast.ReturnStmt
	in     *ast.IfStmt // the nil check around the return; nil if there is none
}

// passedIn returns the errors that a declared function passes on, except in function
// literals.
func (c *code) passedIn(decl *ast.FuncDecl) []passed {
	var all []passed
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.BlockStmt:
			all = append(all, c.passedBy(n.List)...)
		case *ast.CaseClause:
			all = append(all, c.passedBy(n.Body)...)
		}
		return true
	})
	return all
}

// passedBy returns the errors that the statements of a block pass on.
func (c *code) passedBy(list []ast.Stmt) []passed {
	var all []passed
	var before ast.Stmt
	for _, s := range list {
		switch s := s.(type) {
		case *ast.IfStmt:
			if p, ok := c.passedByIf(s, before); ok {
				all = append(all, p)
			}
		case *ast.ReturnStmt:
			if p, ok := c.passedByReturn(s, before); ok {
				all = append(all, p)
			}
		}
		before = s
	}
	return all
}

// passedByIf reads if err != nil { return …, err }, with err set by the statement
// before.
func (c *code) passedByIf(s *ast.IfStmt, before ast.Stmt) (passed, bool) {
	if s.Init != nil {
		before = s.Init
	}
	cond, ok := ast.Unparen(s.Cond).(*ast.BinaryExpr)
	if !ok || cond.Op != token.NEQ || !c.info.Types[cond.Y].IsNil() {
		return passed{}, false
	}
	holder := c.holder(cond.X)
	r := lastReturn(s.Body)
	if holder == nil || r == nil || c.returned(r) != holder {
		return passed{}, false
	}
	from := c.setBy(before, holder)
	return passed{from: from, holder: holder, by: r, in: s}, from != nil
}

// passedByReturn reads return …, row.Scan(…), and return …, err with err set by the
// statement before.
func (c *code) passedByReturn(r *ast.ReturnStmt, before ast.Stmt) (passed, bool) {
	if len(r.Results) == 0 {
		return passed{}, false
	}
	result := ast.Unparen(r.Results[len(r.Results)-1])
	if s, ok := result.(*ast.SelectorExpr); ok && c.isGormError(s) {
		result = ast.Unparen(s.X)
	}
	if call, ok := result.(*ast.CallExpr); ok && wellknown.FunctionName(c.callee(call)) != "fmt.Errorf" {
		return passed{from: call, by: r}, true
	}
	holder := c.returned(r)
	if holder == nil {
		return passed{}, false
	}
	from := c.setBy(before, holder)
	return passed{from: from, holder: holder, by: r}, from != nil
}

// lastReturn returns the return at the end of a block, if everything before it is a
// call, such as of a logger.
func lastReturn(b *ast.BlockStmt) *ast.ReturnStmt {
	for i, s := range b.List {
		if r, ok := s.(*ast.ReturnStmt); ok && i == len(b.List)-1 {
			return r
		}
		if _, ok := s.(*ast.ExprStmt); !ok {
			return nil
		}
	}
	return nil
}

// returned returns the variable whose error is returned, possibly wrapped by fmt.Errorf.
func (c *code) returned(r *ast.ReturnStmt) types.Object {
	if len(r.Results) == 0 {
		return nil
	}
	result := ast.Unparen(r.Results[len(r.Results)-1])
	call, ok := result.(*ast.CallExpr)
	if !ok {
		return c.holder(result)
	}
	if wellknown.FunctionName(c.callee(call)) != "fmt.Errorf" {
		return nil
	}
	verbs, _ := c.verbs(call)
	var holder types.Object
	for _, v := range verbs {
		if v.text != "%w" {
			continue
		}
		if holder != nil {
			return nil
		}
		holder = c.holder(v.arg)
	}
	return holder
}

// setBy returns the call that sets a variable in a statement, or nil if there is none.
func (c *code) setBy(s ast.Stmt, holder types.Object) ast.Expr {
	assign, ok := s.(*ast.AssignStmt)
	if !ok || len(assign.Rhs) != 1 {
		return nil
	}
	id, ok := assign.Lhs[len(assign.Lhs)-1].(*ast.Ident)
	if !ok || c.info.ObjectOf(id) != holder {
		return nil
	}
	from := ast.Unparen(assign.Rhs[0])
	if s, ok := from.(*ast.SelectorExpr); ok && c.isGormError(s) {
		from = ast.Unparen(s.X)
	}
	if _, ok := from.(*ast.CallExpr); !ok {
		return nil
	}
	return from
}
