package annotations

import (
	"fmt"
	"go/token"
	"strings"
)

// A span is a stretch of source text.
type span struct {
	pos, end token.Pos
	inexact  bool // what is meant stands elsewhere, or is a part of this
}

// between is the stretch from pos to end.
func between(pos, end token.Pos) span { return span{pos: pos, end: end} }

// from is the stretch of n bytes at pos.
func from(pos token.Pos, n int) span { return between(pos, pos+token.Pos(n)) }

// roughly is the stretch where something else stands for what is meant.
func (s span) roughly() span {
	s.inexact = true
	return s
}

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
	if at.inexact || suggestion != visible(suggestion) {
		suggestion = ""
	}
	r.found = append(r.found, Diagnostic{
		Pos:        begin,
		End:        end,
		Code:       code,
		Message:    visible(strings.TrimRight(fmt.Sprintf(format, args...), ".")),
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
