package annotations

import "go/token"

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
