package store

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/finding"
	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// checkVerbs reports an error of a resource that fmt.Errorf prints but does not wrap, so
// that errors.Is does not find it.
func (c *checker) checkVerbs() {
	for _, f := range c.files {
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && wellknown.FunctionName(c.callee(call)) == "fmt.Errorf" {
				c.checkFormat(call)
			}
			return true
		})
	}
}

// hasStoreFor reports whether an object is an error of a resource that the package has a
// store for.
func (c *checker) hasStoreFor(obj types.Object) bool {
	return slices.ContainsFunc(c.methods, func(m *method) bool { return m.isError(obj) })
}

// checkFormat checks one call. If it wraps another of these errors, that is the one that
// counts.
func (c *checker) checkFormat(call *ast.CallExpr) {
	verbs, _ := c.verbs(call)
	var printed []verb
	for _, v := range verbs {
		switch {
		case !c.hasStoreFor(c.object(v.arg)):
		case strings.HasSuffix(v.text, "w"):
			return
		default:
			printed = append(printed, v)
		}
	}
	for _, v := range printed {
		d := analysis.Diagnostic{
			Pos: v.arg.Pos(), End: v.arg.End(), Category: codeStoreError,
			Message: fmt.Sprintf("%s prints %s but does not wrap it: write %%w, so that the handler finds it", v.text, c.source(v.arg)),
		}
		if at := c.inSource(call, v.at); at.IsValid() {
			d.SuggestedFixes = []analysis.SuggestedFix{{
				Message:   "Write %w",
				TextEdits: []analysis.TextEdit{{Pos: at, End: at + token.Pos(len(v.text)), NewText: []byte("%w")}},
			}}
		}
		finding.Report(c.pass, d)
	}
}
