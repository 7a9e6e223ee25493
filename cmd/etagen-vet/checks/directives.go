package checks

import (
	"fmt"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/cmd/etagen-vet/checks/finding"
	"github.com/etagen/etagen/generator"
)

// newDirectives returns the analyzer etagen: what the command of that name says
// of directives and roles. Its notes are left out, as with etagen --check: they
// are advice, and go vet knows no diagnostic that fails nothing.
func newDirectives(inspected *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:             "etagen",
		Doc:              "report errors in directives and roles of etagen\n\nThese errors keep etagen from writing anything. A misspelling has a suggested fix.",
		URL:              finding.Documentation,
		Requires:         []*analysis.Analyzer{inspected},
		RunDespiteErrors: true,
		Run: func(pass *analysis.Pass) (any, error) {
			for _, d := range pass.ResultOf[inspected].(*generator.Inspection).Diagnostics {
				if !d.Note {
					reportDirective(pass, d)
				}
			}
			return nil, nil
		},
	}
}

// reportDirective reports one diagnostic of the generator's.
func reportDirective(pass *analysis.Pass, d model.Diagnostic) {
	pos, end := locate(pass, d.Pos), locate(pass, d.End)
	if !pos.IsValid() {
		return // in no file of the pass
	}
	diagnostic := analysis.Diagnostic{Pos: pos, End: end, Category: string(d.Code), Message: d.Message}
	if d.Suggestion != "" && end.IsValid() && isSpelling(d.Code) {
		diagnostic.SuggestedFixes = []analysis.SuggestedFix{{
			Message:   fmt.Sprintf("Write %s", d.Suggestion),
			TextEdits: []analysis.TextEdit{{Pos: pos, End: end, NewText: []byte(d.Suggestion)}},
		}}
	}
	finding.Report(pass, diagnostic)
}

// isSpelling reports whether the suggestion for a code is how what is there was
// meant to be written. Others are one of several ways out, such as another
// pattern, and not for a tool to take.
func isSpelling(code model.Code) bool {
	return slices.Contains([]model.Code{
		model.NearDirective,
		model.UnknownDirective,
		model.BadArgument,
		model.UnknownArgument,
		model.BadCache,
		model.UnknownCacheDirective,
		model.BadStructTag,
		model.UnknownRole,
		model.BadRoleOption,
		model.UnknownField,
		model.BadSample,
	}, code)
}

// locate finds the place in the pass of a position, which tells it by the file
// and the offset there, line directives aside.
func locate(pass *analysis.Pass, at token.Position) token.Pos {
	for _, f := range pass.Files {
		file := pass.Fset.File(f.FileStart)
		if file.Name() == at.Filename && at.Offset <= file.Size() {
			return file.Pos(at.Offset)
		}
	}
	return token.NoPos
}
