package gotype

import "go/types"

// MaxEmbedding is larger than any depth of embedding in practice. A walk that needs more
// has met an infinite type.
const MaxEmbedding = 50

// Endless reports whether a struct embeds itself with ever new type arguments, as in
// type T[A any] struct{ *T[[]A] }. The type checker rejects such a type but still
// returns it, and never finishes looking up a method of it. Call Endless
// before such a lookup.
func Endless(t types.Type) bool {
	if !embeds(Deref(t)) {
		return false // true for most types, which need no bookkeeping
	}
	var visited Set
	level := []types.Type{Deref(t)}
	for range MaxEmbedding {
		var next []types.Type
		for _, t := range level {
			st, ok := t.Underlying().(*types.Struct)
			if !ok {
				continue
			}
			if !visited.Add(t) {
				continue
			}
			for i := range st.NumFields() {
				if v := st.Field(i); v.Embedded() {
					next = append(next, Deref(v.Type()))
				}
			}
		}
		if len(next) == 0 {
			return false
		}
		level = next
	}
	return true
}

// embeds reports whether a type is a struct that embeds something.
func embeds(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for v := range st.Fields() {
		if v.Embedded() {
			return true
		}
	}
	return false
}
