package store

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/finding"
	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
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
	var means wellknown.Meaning
	var what string
	switch o.kind {
	case sentinel:
		means = wellknown.MeaningOf(o.object)
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

// checkPassed reports the errors for missing rows that a method passes on.
func (c *checker) checkPassed(m *method) {
	for _, p := range c.passedIn(m.decl) {
		row := c.rowOf(p.from, m)
		wanted := m.wanted(wellknown.Absent)
		if row == nil || len(wanted) == 0 {
			continue
		}
		finding.Report(c.pass, analysis.Diagnostic{
			Pos: p.by.Pos(), End: p.by.End(), Category: codeStoreError,
			Message: fmt.Sprintf("%s returns the error of %s, which is %s if there is no row and does not wrap %s, so the handler responds 500",
				m.fn.Name(), row.name, row.Sentinel, c.list(m, wanted)),
			SuggestedFixes: c.mapAbsent(p, row, wanted),
		})
	}
}
