package gotype

import (
	"go/types"
	"slices"
)

// A Visit is a struct that is reached through embedded fields. Use it with EachField, or
// to extend the path of a field.
type Visit struct {
	Path   []*types.Var // the embedded fields that lead to it
	Index  []int        // the path as indexes
	Within []types.Type // the structs on the path
}

// EachField calls do for every field of st and of the structs embedded in it. Use it to
// look at every field that encoding/json may see.
func EachField(st *types.Struct, at Visit, do func(Visit, string)) {
	w := &fieldWalk{root: st, base: len(at.Path), do: do}
	w.walk(st, at)
}

// A fieldWalk visits the fields of a struct. A struct may be embedded on many paths,
// each of which may branch again, so the walk does not follow all of them. Go promotes
// only fields on the shortest path, and none if there are several.
type fieldWalk struct {
	root     *types.Struct
	base     int // length of the path before the walk
	do       func(Visit, string)
	shortest *Map[int]   // length of the path to each embedded struct; nil until needed
	entered  [2]Map[int] // number of visits on the shortest path and on longer ones
}

// MaxWays limits how often a struct is visited on the shortest paths, and on longer ones.
// More paths are not worth mentioning in a diagnostic. Use it to end a search for all
// paths.
const MaxWays = 4

func (w *fieldWalk) walk(st *types.Struct, at Visit) {
	for i := range st.NumFields() {
		v := st.Field(i)
		next := Visit{
			Path:   append(slices.Clip(at.Path), v),
			Index:  append(slices.Clip(at.Index), i),
			Within: at.Within,
		}
		w.do(next, st.Tag(i))
		if !v.Embedded() {
			continue
		}
		t := Deref(v.Type())
		inner, ok := t.Underlying().(*types.Struct)
		if !ok || len(at.Path) > MaxEmbedding || slices.ContainsFunc(at.Within, func(w types.Type) bool { return types.Identical(w, t) }) {
			continue
		}
		if len(at.Path) > w.base && !w.enters(t, len(next.Path)-w.base) {
			continue
		}
		next.Within = append(slices.Clip(at.Within), t)
		w.walk(inner, next)
	}
}

// enters reports whether the walk visits an embedded struct at a depth, and counts the
// visit.
func (w *fieldWalk) enters(t types.Type, depth int) bool {
	if w.shortest == nil {
		w.shortest = embeddingDepths(w.root)
	}
	entered := &w.entered[0]
	if shortest, _ := w.shortest.At(t); depth > shortest {
		entered = &w.entered[1]
	}
	times, _ := entered.At(t)
	entered.Set(t, times+1)
	return times < MaxWays
}

// embeddingDepths returns the lengths of the shortest paths to the structs that st
// embeds, directly or not.
func embeddingDepths(st *types.Struct) *Map[int] {
	depths := &Map[int]{}
	level := []*types.Struct{st}
	for depth := 1; len(level) > 0 && depth <= MaxEmbedding+1; depth++ {
		var next []*types.Struct
		for _, st := range level {
			for v := range st.Fields() {
				t := Deref(v.Type())
				inner, ok := t.Underlying().(*types.Struct)
				if _, met := depths.At(t); !ok || !v.Embedded() || met {
					continue
				}
				depths.Set(t, depth)
				next = append(next, inner)
			}
		}
		level = next
	}
	return depths
}
