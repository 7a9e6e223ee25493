package store

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/finding"
)

// checkErrors reports the errors that a method of a store returns and that the handler
// treats as a failure.
func (c *checker) checkErrors(m *method) {
	if m.rewritesErrors() || c.isMapped(m) {
		return
	}
	w := &walk{code: c.code, judge: func(r *ast.ReturnStmt, known facts) { c.judge(m, r, known) }}
	w.block(m.decl.Body.List, nil)
	c.checkPassed(m)
}

// judge reports a return of an error that has a meaning for the handler but does not
// wrap the generated error.
func (c *checker) judge(m *method, r *ast.ReturnStmt, known facts) {
	if len(r.Results) == 0 || len(r.Results) != m.fn.Signature().Results().Len() {
		return
	}
	result := r.Results[len(r.Results)-1]
	o := c.origin(result)
	var means meaning
	var what string
	switch o.kind {
	case sentinel:
		means = sentinelMeaning(o.object)
		what = fmt.Sprintf("returns %s, which", c.written(m, o.object))
	case held:
		means = known[o.object]
		what = "returns the error that this branch is for, which"
	}
	wanted := m.wanted(means)
	if len(wanted) == 0 {
		return
	}
	finding.Report(c.pass, analysis.Diagnostic{
		Pos: result.Pos(), End: result.End(), Category: codeStoreError,
		Message:        fmt.Sprintf("%s %s does not wrap %s, so the handler responds 500", m.fn.Name(), what, c.list(m, wanted)),
		SuggestedFixes: c.wrap(result, o, wanted),
	})
}

// wanted returns the errors of the resource that a method may return for a meaning, or
// none if the meaning does not apply to it.
func (m *method) wanted(means meaning) []types.Object {
	var all []types.Object
	switch {
	case m.verb == "Create" && means == existing:
		all = []types.Object{m.exists}
	case m.verb == "Create":
	case means == absent && m.changes():
		all = []types.Object{m.conflict, m.notFound}
	case means == absent:
		all = []types.Object{m.notFound}
	}
	return slices.DeleteFunc(all, func(obj types.Object) bool { return obj == nil })
}

// changes reports whether the method changes a stored version.
func (m *method) changes() bool { return m.verb == "Update" || m.verb == "Delete" }

// rewritesErrors reports whether a deferred function may change the results.
func (m *method) rewritesErrors() bool { return rewritesErrors(m.decl) }

// rewritesErrors reports whether a deferred function of decl may change its results,
// which have names then.
func rewritesErrors(decl *ast.FuncDecl) bool {
	results := decl.Type.Results
	if results == nil || len(results.List) == 0 || len(results.List[0].Names) == 0 {
		return false
	}
	found := false
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		_, ok := n.(*ast.DeferStmt)
		found = found || ok
		return !found
	})
	return found
}

// written returns how to write an object in a method, with its package name if it is in
// another package.
func (c *checker) written(m *method, obj types.Object) string {
	if obj.Pkg() == m.fn.Pkg() {
		return obj.Name()
	}
	return obj.Pkg().Name() + "." + obj.Name()
}

// list names alternative errors.
func (c *checker) list(m *method, all []types.Object) string {
	text := c.written(m, all[0])
	for _, obj := range all[1:] {
		text += " or " + c.written(m, obj)
	}
	return text
}
