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
func (c *checker) wrap(result ast.Expr, o origin, wanted []types.Object) []analysis.SuggestedFix {
	f := c.fileOf(result)
	name, ok := c.named(f, wanted[0], result)
	if !ok || len(wanted) > 1 {
		return nil
	}
	edits, ok := c.wrapInFormat(result, o, name)
	if !ok {
		edits, ok = c.replace(f, result, name)
	}
	if !ok {
		return nil
	}
	return []analysis.SuggestedFix{{Message: "Wrap " + name, TextEdits: edits}}
}

// wrapInFormat adds an error to a call of fmt.Errorf, before the error that it already
// wraps.
func (c *checker) wrapInFormat(result ast.Expr, o origin, name string) ([]analysis.TextEdit, bool) {
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

// replace wraps an error, together with that of the resource, in a call of fmt.Errorf.
func (c *checker) replace(f *ast.File, result ast.Expr, name string) ([]analysis.TextEdit, bool) {
	fmtName, edits, ok := c.importing(f, "fmt", result)
	if !ok {
		return nil, false
	}
	before := fmt.Sprintf("%s.Errorf(\"%%w: %%w\", %s, ", fmtName, name)
	return append(edits, insert(result.Pos(), before), insert(result.End(), ")")), true
}

// mapAbsent returns the fix that replaces the error for a missing row with that of the
// resource.
func (c *checker) mapAbsent(p passed, r *row, wanted []types.Object) []analysis.SuggestedFix {
	if p.in == nil || len(wanted) > 1 {
		return nil
	}
	holder, ok := p.holder.(*types.Var)
	if !ok || !isErrorType(holder.Type()) {
		return nil // a gorm.DB
	}
	f := c.fileOf(p.by)
	name, ok := c.named(f, wanted[0], p.by)
	errorsName, edits, canTest := c.importing(f, "errors", p.by)
	sentinelPkg, more, canName := c.importing(f, r.Path, p.by)
	if !ok || !canTest || !canName {
		return nil
	}
	text := fmt.Sprintf("if %s.Is(%s, %s%s) {\n%s = %s\n}\n", errorsName, holder.Name(), sentinelPkg, path.Ext(r.Sentinel), holder.Name(), name)
	edits = append(append(edits, more...), insert(p.by.Pos(), text))
	return []analysis.SuggestedFix{{Message: "Return " + name + " for an absent row", TextEdits: edits}}
}
