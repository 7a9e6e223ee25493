// Package gotype answers questions about types of Go that go/types leaves to who
// asks: what is reached through embedded structs, which methods a type has, where
// a walk through types has to stop.
//
// Types may be those of source with mistakes in it: not known, or without end.
package gotype
