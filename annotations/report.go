package annotations

import (
	"fmt"
	"go/token"
	"strings"
)

// report adds a diagnostic.
func (r *reader) report(code Code, at span, format string, args ...any) {
	r.suggest(code, at, "", format, args...)
}

// suggest adds a diagnostic that says what to write in place of the span; an
// empty suggestion is none. Nor is one for a span that is not exact, or one with
// control characters, which could not be shown as it is.
func (r *reader) suggest(code Code, at span, suggestion, format string, args ...any) {
	begin, end := r.position(at.pos), r.position(at.end)
	if end.Filename != begin.Filename || end.Offset < begin.Offset {
		end = begin // the parser places what is missing behind the end of a file
	}
	if at.inexact || suggestion != Visible(suggestion) {
		suggestion = ""
	}
	r.found = append(r.found, Diagnostic{
		Pos:        begin,
		End:        end,
		Code:       code,
		Message:    Visible(strings.TrimRight(fmt.Sprintf(format, args...), ".")),
		Suggestion: suggestion,
	})
}

// note adds a diagnostic that is a piece of advice.
func (r *reader) note(code Code, at span, format string, args ...any) {
	r.report(code, at, format, args...)
	r.found[len(r.found)-1].Note = true
}

// position is where pos is in the file that the user edits: a line directive
// (//line) does not move it.
func (r *reader) position(pos token.Pos) token.Position {
	return r.pkg.Fset.PositionFor(pos, false)
}
