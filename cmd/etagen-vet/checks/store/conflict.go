package store

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/finding"
	"github.com/etagen/etagen/generator"
)

// checkConflict reports a method that changes stored values and never returns an error
// for a version conflict. It reports only if it sees all errors that the method can
// return. It cannot if the method calls another store, a function value, or a package
// that may know the resource.
func (c *checker) checkConflict(m *method) {
	if !m.changes() || m.conflict == nil || c.namesConflict(m.resource) || !c.succeeds(m) {
		return
	}
	r := &reach{code: c.code, origins: c.origins, module: c.pass.Module, seen: map[*types.Func]bool{}}
	r.function(m.fn)
	if r.opaque || !r.stores {
		return
	}
	finding.Report(c.pass, analysis.Diagnostic{
		Pos: m.decl.Name.Pos(), End: m.decl.Name.End(), Category: codeNoConflict,
		Message: fmt.Sprintf("%s never returns %s: return it if the stored version is another, and compare the version in the same step as you write",
			m.fn.Name(), m.written(m.conflict)),
	})
}

// namesConflict reports whether any code of the package names the error, except outputs
// and tests.
func (c *checker) namesConflict(of *resource) bool {
	for _, f := range c.pass.Files {
		name := c.pass.Fset.File(f.FileStart).Name()
		if strings.HasSuffix(name, "_test.go") || generator.IsOutput(name) {
			continue
		}
		if c.mentions(f, func(obj types.Object) bool { return obj == of.conflict }) {
			return true
		}
	}
	return false
}

// succeeds reports whether a method ever returns anything but a new error. One that does
// not belongs to a read-only store.
func (c *checker) succeeds(m *method) bool {
	found := false
	w := &walk{code: c.code, judge: func(r *ast.ReturnStmt, _ facts) {
		if len(r.Results) == 0 {
			found = true
			return
		}
		o := c.origins.of(r.Results[len(r.Results)-1])
		found = found || o.kind != fresh && o.kind != sentinel
	}}
	w.block(m.decl.Body.List, nil)
	return found
}
