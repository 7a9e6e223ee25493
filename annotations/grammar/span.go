package grammar

import "go/token"

// A Span is a range of source text. Use it for every place that a diagnostic may point
// to.
type Span struct {
	Pos, End token.Pos // of the first byte, and after the last one
	Inexact  bool      // what is meant is elsewhere, or only part of the range
}

// Between returns the range from pos to end. Use it if both ends are known.
func Between(pos, end token.Pos) Span { return Span{Pos: pos, End: end} }

// From returns the range of n bytes at pos. Use it for a text whose length in the source
// is known.
func From(pos token.Pos, n int) Span { return Between(pos, pos+token.Pos(n)) }

// Roughly returns the range marked as inexact: use it if the text at the range only
// stands for what is meant.
func (s Span) Roughly() Span {
	s.Inexact = true
	return s
}
