package model

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
)

// A Diagnostic describes one thing that is wrong in the user's source.
type Diagnostic struct {
	Pos        token.Position // where it is wrong; Column counts bytes from 1
	End        token.Position // just after it, for a caret line; may be zero
	Code       Code
	Message    string // a sentence about the user's code, without a full stop
	Suggestion string // the source text that may replace that from Pos to End; "" if none is likely
	Note       bool   // a piece of advice: the output is written all the same
}

// String returns the diagnostic on one line: file:line:col: message [code].
func (d Diagnostic) String() string {
	kind := ""
	if d.Note {
		kind = "note: "
	}
	return fmt.Sprintf("%s: %s%s [%s]", d.Pos, kind, d.Message, d.Code)
}

// Sort sorts diagnostics by file and position.
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
