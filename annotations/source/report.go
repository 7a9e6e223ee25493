package source

import (
	"fmt"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// Findings collects the diagnostics of one package or one resource.
type Findings struct {
	*Source
	Found []model.Diagnostic
}

// Report adds a diagnostic.
func (r *Findings) Report(code model.Code, at grammar.Span, format string, args ...any) {
	r.Suggest(code, at, "", format, args...)
}

// Suggest adds a diagnostic that says what to write in place of the span. An empty
// suggestion means none. There is also none if the span is not exact, or if the text has
// control characters, which could not be displayed.
func (r *Findings) Suggest(code model.Code, at grammar.Span, suggestion, format string, args ...any) {
	begin, end := r.Position(at.Pos), r.Position(at.End)
	if end.Filename != begin.Filename || end.Offset < begin.Offset {
		end = begin // for an incomplete file, the parser places what is missing after its end
	}
	if at.Inexact || suggestion != grammar.Visible(suggestion) {
		suggestion = ""
	}
	r.Found = append(r.Found, model.Diagnostic{
		Pos:        begin,
		End:        end,
		Code:       code,
		Message:    grammar.Visible(strings.TrimRight(fmt.Sprintf(format, args...), ".")),
		Suggestion: suggestion,
	})
}

// Note adds a diagnostic that is only advice.
func (r *Findings) Note(code model.Code, at grammar.Span, format string, args ...any) {
	r.Report(code, at, format, args...)
	r.Found[len(r.Found)-1].Note = true
}
