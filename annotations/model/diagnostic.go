package model

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
)

// A Diagnostic is one thing that is wrong in the user's source.
type Diagnostic struct {
	Pos        token.Position // where it is wrong; Column counts bytes from 1
	End        token.Position // just behind it, for a caret line; may be zero
	Code       Code
	Message    string // a sentence about the user's code, without a full stop
	Suggestion string // the source text to put in place of what stands from Pos to End; "" where none is likely
	Note       bool   // a piece of advice: the output is written all the same
}

// String is the diagnostic on one line: file:line:col: message [code].
func (d Diagnostic) String() string {
	kind := ""
	if d.Note {
		kind = "note: "
	}
	return fmt.Sprintf("%s: %s%s [%s]", d.Pos, kind, d.Message, d.Code)
}

// Sort brings diagnostics into the order of the files and of the lines in them.
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
