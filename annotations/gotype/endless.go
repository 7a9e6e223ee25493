package gotype

import "go/types"

// MaxEmbedding is more structs than anybody embeds in each other.
const MaxEmbedding = 50

// Endless reports whether a struct embeds itself with ever new type arguments:
// type T[A any] struct{ *T[[]A] }. The type checker refuses such a type, hands
// it out all the same, and never returns when it is asked for a method of it.
func Endless(t types.Type) bool {
	if !embeds(Deref(t)) {
		return false // most types, of which nothing has to be remembered
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
