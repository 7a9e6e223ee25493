package annotations

import (
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// maxEmbedding is more structs than anybody embeds in each other.
const maxEmbedding = 50

// endless reports whether a struct embeds itself with ever new type arguments:
// type T[A any] struct{ *T[[]A] }. The type checker refuses such a type, hands
// it out all the same, and never returns when it is asked for a method of it.
func endless(t types.Type) bool {
	var visited typeutil.Map
	level := []types.Type{deref(t)}
	for range maxEmbedding {
		var next []types.Type
		for _, t := range level {
			st, ok := t.Underlying().(*types.Struct)
			if !ok {
				continue
			}
			if visited.At(t) != nil {
				continue
			}
			visited.Set(t, true)
			for i := range st.NumFields() {
				if v := st.Field(i); v.Embedded() {
					next = append(next, deref(v.Type()))
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
