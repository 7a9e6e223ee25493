// Package gotype answers questions about Go types that go/types leaves open: which fields
// are reached through embedded structs, which methods a type has, and where a walk
// through types has to stop.
//
// The types may come from source with mistakes: they may be unknown or infinite.
package gotype
