package source

import (
	"fmt"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// Findings collects the diagnostics of one package or one resource. Use one for each
// resource, so that only those without mistakes are returned.
type Findings struct {
	*Source
	Found []model.Diagnostic // in the order in which they were reported
}

// Report adds a diagnostic. Use it if nothing may be written before the user has
// corrected the source.
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

// Note adds a diagnostic that is only advice. Use it if the output is correct as it is.
func (r *Findings) Note(code model.Code, at grammar.Span, format string, args ...any) {
	r.Report(code, at, format, args...)
	r.Found[len(r.Found)-1].Note = true
}
