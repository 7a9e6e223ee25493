package annotations

import (
	"fmt"
	"go/token"
)

// A span is a stretch of source text.
type span struct{ pos, end token.Pos }

// from is the stretch of n bytes at pos.
func from(pos token.Pos, n int) span { return span{pos, pos + token.Pos(n)} }

// report adds a diagnostic.
func (r *reader) report(code Code, at span, format string, args ...any) {
	r.suggest(code, at, "", format, args...)
}

// suggest adds a diagnostic that says what to write in place of the span; an
// empty suggestion is none.
func (r *reader) suggest(code Code, at span, suggestion, format string, args ...any) {
	r.found = append(r.found, Diagnostic{
		Pos:        r.position(at.pos),
		End:        r.position(at.end),
		Code:       code,
		Message:    fmt.Sprintf(format, args...),
		Suggestion: suggestion,
	})
}

// position is where pos is in the file that the user edits: a line directive
// (//line) does not move it.
func (r *reader) position(pos token.Pos) token.Position {
	return r.pkg.Fset.PositionFor(pos, false)
}
