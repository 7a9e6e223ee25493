package store

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// Facts are the known meanings of the errors in variables at one place.
type facts map[types.Object]wellknown.Meaning

// A walk visits the statements of a function, except those in function literals, and
// judges each return by the facts there.
type walk struct {
	*code
	judge func(*ast.ReturnStmt, facts)
}

// block visits statements in order.
func (w *walk) block(all []ast.Stmt, known facts) {
	for _, s := range all {
		w.stmt(s, known)
	}
}

// stmt visits a statement.
func (w *walk) stmt(s ast.Stmt, known facts) {
	switch s := s.(type) {
	case *ast.ReturnStmt:
		w.judge(s, known)
	case *ast.BlockStmt:
		w.block(s.List, known)
	case *ast.LabeledStmt:
		w.stmt(s.Stmt, known)
	case *ast.IfStmt:
		w.branches(s, known)
	case *ast.SwitchStmt:
		for _, clause := range s.Body.List {
			if cc, ok := clause.(*ast.CaseClause); ok {
				w.block(cc.Body, w.with(known, w.caseTest(s, cc), false, cc))
			}
		}
	case *ast.TypeSwitchStmt:
		w.clauses(s.Body, known)
	case *ast.SelectStmt:
		w.clauses(s.Body, known)
	case *ast.ForStmt:
		w.block(s.Body.List, known)
	case *ast.RangeStmt:
		w.block(s.Body.List, known)
	}
}

// clauses visits the clauses of a switch that does not test an error.
func (w *walk) clauses(body *ast.BlockStmt, known facts) {
	for _, clause := range body.List {
		switch clause := clause.(type) {
		case *ast.CaseClause:
			w.block(clause.Body, known)
		case *ast.CommClause:
			w.block(clause.Body, known)
		}
	}
}

// branches visits both branches of an if.
func (w *walk) branches(s *ast.IfStmt, known facts) {
	t, ok := w.test(s.Cond)
	if !ok {
		t = test{}
	}
	w.block(s.Body.List, w.with(known, t, t.negated, s.Body))
	if s.Else != nil {
		w.stmt(s.Else, w.with(known, t, !t.negated, s.Else))
	}
}

// caseTest returns the test that a clause of a switch makes.
func (w *walk) caseTest(s *ast.SwitchStmt, clause *ast.CaseClause) test {
	var all []test
	for _, e := range clause.List {
		t, ok := w.test(e)
		if s.Tag != nil {
			t, ok = w.compare(s.Tag, e)
		}
		if !ok || t.negated || len(all) > 0 && t != all[0] {
			return test{}
		}
		all = append(all, t)
	}
	if len(all) == 0 {
		return test{}
	}
	return all[0]
}

// with returns the facts in a branch where a test holds, or fails. A failed test adds
// nothing. Variables that are assigned within the branch are not known.
func (w *walk) with(known facts, t test, fails bool, within ast.Node) facts {
	known = maps.Clone(known)
	if known == nil {
		known = facts{}
	}
	if t.meaning != wellknown.None && !fails {
		known[t.of] = t.meaning
	}
	maps.DeleteFunc(known, func(obj types.Object, _ wellknown.Meaning) bool { return w.isAssigned(obj, within) })
	return known
}

// isAssigned reports whether a variable is set in a node.
func (w *walk) isAssigned(obj types.Object, within ast.Node) bool {
	found := false
	ast.Inspect(within, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, left := range n.Lhs {
				id, ok := left.(*ast.Ident)
				found = found || ok && w.info.ObjectOf(id) == obj
			}
		case *ast.UnaryExpr:
			id, ok := n.X.(*ast.Ident)
			found = found || ok && n.Op == token.AND && w.info.ObjectOf(id) == obj
		}
		return !found
	})
	return found
}
