package store

import (
	"go/ast"
	"go/types"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// isMapped reports whether the errors of a store may be mapped by another store of the
// package that calls it, as a decorator does. Then they are not checked.
func (c *checker) isMapped(m *method) bool {
	for _, outer := range c.methods {
		if outer.of == m.of || outer.fn.Name() != m.fn.Name() || outer.resource != m.resource {
			continue
		}
		if c.delegates(outer) && c.seesToErrors(outer) {
			return true
		}
	}
	return false
}

// delegates reports whether a method calls another with the same name.
func (c *checker) delegates(m *method) bool {
	found := false
	ast.Inspect(m.decl.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			fn := c.callee(call)
			found = found || fn != nil && fn != m.fn && fn.Name() == m.fn.Name()
		}
		return !found
	})
	return found
}

// seesToErrors reports whether a method names an error of the resource, or passes an
// error to a function.
func (c *checker) seesToErrors(m *method) bool {
	if c.mentions(m.decl.Body, m.isError) {
		return true
	}
	found := false
	ast.Inspect(m.decl.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || wellknown.FunctionName(c.callee(call)) == "fmt.Errorf" {
			return true
		}
		for _, arg := range call.Args {
			found = found || isErrorType(c.info.TypeOf(arg))
		}
		return !found
	})
	return found
}

// isErrorType reports whether a type is error.
func isErrorType(t types.Type) bool {
	return t != nil && types.Identical(t, types.Universe.Lookup("error").Type())
}
