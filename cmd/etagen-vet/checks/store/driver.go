package store

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/finding"
	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// checkRefusal reports a method that changes rows and returns the error of the database
// unchanged, although the request may be the cause: a title that is taken, an author
// that does not exist.
func (c *checker) checkRefusal(m *method) {
	if m.verb != "Create" && !m.changes() || m.rewritesErrors() || c.isMapped(m) || c.mentions(m.decl.Body, m.refuses) {
		return
	}
	ast.Inspect(m.decl.Body, func(n ast.Node) bool {
		if s, ok := n.(*ast.IfStmt); ok {
			c.checkBranch(m, s)
		}
		return true
	})
	c.checkUnexamined(m)
}

// refuses reports whether an object tells the client that a request cannot be carried
// out.
func (m *method) refuses(obj types.Object) bool {
	support := obj.Pkg() != nil && obj.Pkg().Name() == "etagen" && (obj.Name() == "Refuse" || obj.Name() == "Problem")
	return support || obj == m.exists
}

// checkBranch reports a return of a driver's error in the branch that has tested for it.
func (c *checker) checkBranch(m *method, s *ast.IfStmt) {
	holders := c.driverHolders(s)
	if len(holders) == 0 {
		return
	}
	w := &walk{code: c.code, judge: func(r *ast.ReturnStmt, _ facts) {
		if len(r.Results) == 0 {
			return
		}
		result := r.Results[len(r.Results)-1]
		if o := c.origin(result); o.kind == held && holders[o.object] {
			reportRefusal(c.pass, result, fmt.Sprintf("%s returns the driver's error unchanged", m.fn.Name()))
		}
	}}
	w.block(s.Body.List, nil)
}

// driverHolders returns the variables that hold the error of a driver if a condition is
// true: errors.As(err, &e), or e, ok := err.(*pgconn.PgError).
func (c *code) driverHolders(s *ast.IfStmt) map[types.Object]bool {
	holders := map[types.Object]bool{}
	add := func(e ast.Expr) {
		if obj := c.holder(e); obj != nil {
			holders[obj] = true
		}
	}
	for _, n := range []ast.Node{s.Init, s.Cond} {
		if n == nil {
			continue
		}
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if a, ok := n.Rhs[0].(*ast.TypeAssertExpr); ok && a.Type != nil && wellknown.IsDriverError(c.info.TypeOf(a.Type)) {
					add(n.Lhs[0])
				}
			case *ast.TypeAssertExpr:
				if n.Type != nil && wellknown.IsDriverError(c.info.TypeOf(n.Type)) {
					add(n.X)
				}
			case *ast.CallExpr:
				if strings.HasSuffix(wellknown.FunctionName(c.callee(n)), "errors.As") && len(n.Args) == 2 && wellknown.IsDriverError(c.info.TypeOf(n.Args[1])) {
					add(n.Args[0])
					if address, ok := ast.Unparen(n.Args[1]).(*ast.UnaryExpr); ok {
						add(address.X)
					}
				}
			}
			return true
		})
	}
	return holders
}

// checkUnexamined reports a method that returns the error of an INSERT or UPDATE of a
// known driver without looking at it.
func (c *checker) checkUnexamined(m *method) {
	driver := c.driverOf(m)
	if driver == "" || m.verb == "Delete" {
		return
	}
	for _, p := range c.passedIn(m.decl) {
		if call, ok := p.from.(*ast.CallExpr); ok && c.writesRow(call) {
			reportRefusal(c.pass, p.by, fmt.Sprintf("%s returns the database's error for a row, which is the %s", m.fn.Name(), driver))
		}
	}
}

// driverOf describes the error of the driver that the file of a method imports. It
// returns "" if there is none.
func (c *checker) driverOf(m *method) string {
	f := c.fileOf(m.decl)
	if f == nil {
		return ""
	}
	for _, spec := range f.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if name := wellknown.DriverError(imported); err == nil && name != "" {
			return name + " of the driver"
		}
	}
	return ""
}

// writesRow reports whether an argument of a call is an SQL statement that writes values
// into a row.
func (c *code) writesRow(call *ast.CallExpr) bool {
	found := false
	ast.Inspect(call, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && !found {
			text, _ := c.text(e)
			words := strings.Fields(strings.ToUpper(text))
			// A single verb may be part of an error message.
			found = len(words) > 1 && (words[0] == "INSERT" && slices.Contains(words, "INTO") || words[0] == "UPDATE" && slices.Contains(words, "SET"))
		}
		return !found
	})
	return found
}

// reportRefusal reports a place that could refuse a request.
func reportRefusal(pass *analysis.Pass, at ast.Node, what string) {
	finding.Report(pass, analysis.Diagnostic{
		Pos: at.Pos(), End: at.End(), Category: codeNoRefusal,
		Message: what + ", so the handler responds 500: if a unique or foreign key is violated, return etagen.Refuse(409, …) or etagen.Refuse(422, …)",
	})
}
