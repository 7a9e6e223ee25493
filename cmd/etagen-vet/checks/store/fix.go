package store

import (
	"fmt"
	"go/ast"
	"go/types"
	"path"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// wrap returns the fix that makes a returned error wrap the error of the resource. There
// is none if more than one error is possible.
func (c *code) wrap(result ast.Expr, o origin, wanted []types.Object) []analysis.SuggestedFix {
	at := c.spotAt(result)
	name, ok := at.named(wanted[0])
	if !ok || len(wanted) > 1 {
		return nil
	}
	edits, ok := c.wrapInFormat(result, o, name)
	if !ok {
		edits, ok = at.wrapIn(name)
	}
	if !ok {
		return nil
	}
	return []analysis.SuggestedFix{{Message: "Wrap " + name, TextEdits: edits}}
}

// wrapInFormat adds an error to a call of fmt.Errorf, before the error that it already
// wraps.
func (c *code) wrapInFormat(result ast.Expr, o origin, name string) ([]analysis.TextEdit, bool) {
	call, ok := ast.Unparen(result).(*ast.CallExpr)
	if !ok || wellknown.FunctionName(c.callee(call)) != "fmt.Errorf" {
		return nil, false
	}
	verbs, _ := c.verbs(call)
	for _, v := range verbs {
		if v.text == "%w" && v.arg == o.expr {
			at := c.inSource(call, v.at)
			return []analysis.TextEdit{insert(at, "%w: "), insert(v.arg.Pos(), name+", ")}, at.IsValid()
		}
	}
	return nil, false
}

// wrapIn wraps the error at the spot, together with that of the resource, in a call of
// fmt.Errorf.
func (s spot) wrapIn(name string) ([]analysis.TextEdit, bool) {
	fmtName, edits, ok := s.importing("fmt")
	if !ok {
		return nil, false
	}
	before := fmt.Sprintf("%s.Errorf(\"%%w: %%w\", %s, ", fmtName, name)
	return append(edits, insert(s.node.Pos(), before), insert(s.node.End(), ")")), true
}

// mapAbsent returns the fix that replaces the error for a missing row with that of the
// resource.
func (c *code) mapAbsent(p passed, r *row, wanted []types.Object) []analysis.SuggestedFix {
	if p.in == nil || len(wanted) > 1 {
		return nil
	}
	holder, ok := p.holder.(*types.Var)
	if !ok || !isErrorType(holder.Type()) {
		return nil // a gorm.DB
	}
	at := c.spotAt(p.by)
	name, ok := at.named(wanted[0])
	errorsName, edits, canTest := at.importing("errors")
	sentinelPkg, more, canName := at.importing(r.Path)
	if !ok || !canTest || !canName {
		return nil
	}
	text := fmt.Sprintf("if %s.Is(%s, %s%s) {\n%s = %s\n}\n", errorsName, holder.Name(), sentinelPkg, path.Ext(r.Sentinel), holder.Name(), name)
	edits = append(append(edits, more...), insert(p.by.Pos(), text))
	return []analysis.SuggestedFix{{Message: "Return " + name + " for an absent row", TextEdits: edits}}
}
