package grammar

import "go/token"

// A Span is a stretch of source text.
type Span struct {
	Pos, End token.Pos
	Inexact  bool // what is meant stands elsewhere, or is a part of this
}

// Between is the stretch from pos to end.
func Between(pos, end token.Pos) Span { return Span{Pos: pos, End: end} }

// From is the stretch of n bytes at pos.
func From(pos token.Pos, n int) Span { return Between(pos, pos+token.Pos(n)) }

// Roughly is the stretch where something else stands for what is meant.
func (s Span) Roughly() Span {
	s.Inexact = true
	return s
}
