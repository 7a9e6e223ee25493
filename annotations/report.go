package annotations

import (
	"fmt"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// findings collects what is wrong, in one package or with one resource.
type findings struct {
	*source
	found []model.Diagnostic
}

// report adds a diagnostic.
func (r *findings) report(code model.Code, at grammar.Span, format string, args ...any) {
	r.suggest(code, at, "", format, args...)
}

// suggest adds a diagnostic that says what to write in place of the span; an
// empty suggestion is none. Nor is one for a span that is not exact, or one with
// control characters, which could not be shown as it is.
func (r *findings) suggest(code model.Code, at grammar.Span, suggestion, format string, args ...any) {
	begin, end := r.position(at.Pos), r.position(at.End)
	if end.Filename != begin.Filename || end.Offset < begin.Offset {
		end = begin // the parser places what is missing behind the end of a file
	}
	if at.Inexact || suggestion != grammar.Visible(suggestion) {
		suggestion = ""
	}
	r.found = append(r.found, model.Diagnostic{
		Pos:        begin,
		End:        end,
		Code:       code,
		Message:    grammar.Visible(strings.TrimRight(fmt.Sprintf(format, args...), ".")),
		Suggestion: suggestion,
	})
}

// note adds a diagnostic that is a piece of advice.
func (r *findings) note(code model.Code, at grammar.Span, format string, args ...any) {
	r.report(code, at, format, args...)
	r.found[len(r.found)-1].Note = true
}
