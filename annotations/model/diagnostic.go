package model

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
)

// A Diagnostic describes one mistake in the user's source. Use it for everything that a
// user has to correct, or is advised to.
type Diagnostic struct {
	Pos        token.Position // the start of the mistake; Column counts bytes from 1
	End        token.Position // its end, exclusive, for a caret line; may be zero
	Code       Code           // what kind of mistake it is
	Message    string         // a sentence about the user's code, without a full stop
	Suggestion string         // source text that may replace Pos to End; "" if there is no likely one
	Note       bool           // only advice: the output is written regardless
}

// String returns the diagnostic on one line: file:line:col: message [code].
func (d Diagnostic) String() string {
	kind := ""
	if d.Note {
		kind = "note: "
	}
	return fmt.Sprintf("%s: %s%s [%s]", d.Pos, kind, d.Message, d.Code)
}

// EndOf returns the position after the name of a resource. Use it for the end of a
// diagnostic about the resource as a whole.
func EndOf(r *Resource) token.Position {
	end := r.Pos
	end.Offset += len(r.Name)
	end.Column += len(r.Name)
	return end
}

// Sort sorts diagnostics by file and position. Call it before diagnostics of several
// files or packages are returned.
func Sort(all []Diagnostic) {
	slices.SortStableFunc(all, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Pos.Filename, b.Pos.Filename),
			cmp.Compare(a.Pos.Offset, b.Pos.Offset),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
		)
	})
}
