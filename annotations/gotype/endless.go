package gotype

import "go/types"

// MaxEmbedding is more structs than anybody embeds in each other.
const MaxEmbedding = 50

// Endless reports whether a struct embeds itself with ever new type arguments:
// type T[A any] struct{ *T[[]A] }. The type checker refuses such a type, hands
// it out all the same, and never returns when it is asked for a method of it.
func Endless(t types.Type) bool {
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
