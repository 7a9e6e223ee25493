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

// newDirectives returns the analyzer etagen, which reports what the etagen command
// reports about directives and roles. It leaves out notes, as etagen --check does: they
// are advice, and every diagnostic makes go vet fail.
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

// reportDirective reports a diagnostic of the generator.
func reportDirective(pass *analysis.Pass, d model.Diagnostic) {
	pos, end := locate(pass, d.Pos), locate(pass, d.End)
	if !pos.IsValid() {
		return // not in a file of the pass
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

// isSpelling reports whether the suggestion for a code corrects the spelling of what is
// there. Other suggestions, such as another pattern, are one of several solutions, and
// no tool should apply them.
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

// locate returns the position in the pass of a position that is given by file and
// offset, regardless of line directives.
func locate(pass *analysis.Pass, at token.Position) token.Pos {
	for _, f := range pass.Files {
		file := pass.Fset.File(f.FileStart)
		if file.Name() == at.Filename && at.Offset <= file.Size() {
			return file.Pos(at.Offset)
		}
	}
	return token.NoPos
}
