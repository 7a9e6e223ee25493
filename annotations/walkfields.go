package annotations

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"
)

// A visit is a struct on the way through embedded fields.
type visit struct {
	path   []*types.Var
	index  []int
	within []types.Type
}

// walkFields calls do for every field of st and of the structs embedded in it.
func walkFields(st *types.Struct, at visit, do func(visit, string)) {
	w := &fieldWalk{root: st, base: len(at.path), do: do}
	w.walk(st, at)
}

// A fieldWalk is one walk through the fields of a struct. A struct that is
// embedded by many ways, each of which may part again, is not entered by all of
// them: Go promotes nothing by any but the shortest, and nothing by several.
type fieldWalk struct {
	root     *types.Struct
	base     int // length of the path before the walk
	do       func(visit, string)
	shortest *typeutil.Map   // length of the way to each of the embedded structs, nil until it is asked for
	entered  [2]typeutil.Map // how often, by the shortest way and by longer ones
}

// maxWays is by how many ways a struct is entered, of the shortest and of the
// others: so many are still worth a word in a diagnostic.
const maxWays = 4

func (w *fieldWalk) walk(st *types.Struct, at visit) {
	for i := range st.NumFields() {
		v := st.Field(i)
		next := visit{
			path:   append(slices.Clip(at.path), v),
			index:  append(slices.Clip(at.index), i),
			within: at.within,
		}
		w.do(next, st.Tag(i))
		if !v.Embedded() {
			continue
		}
		t := deref(v.Type())
		inner, ok := t.Underlying().(*types.Struct)
		if !ok || len(at.path) > maxEmbedding || slices.ContainsFunc(at.within, func(w types.Type) bool { return types.Identical(w, t) }) {
			continue
		}
		if len(at.path) > w.base && !w.enters(t, len(next.path)-w.base) {
			continue
		}
		next.within = append(slices.Clip(at.within), t)
		w.walk(inner, next)
	}
}

// enters reports whether the walk goes into an embedded struct that it has come
// to at a depth, and counts that.
func (w *fieldWalk) enters(t types.Type, depth int) bool {
	if w.shortest == nil {
		w.shortest = embeddingDepths(w.root)
	}
	entered := &w.entered[0]
	if shortest, _ := w.shortest.At(t).(int); depth > shortest {
		entered = &w.entered[1]
	}
	times, _ := entered.At(t).(int)
	entered.Set(t, times+1)
	return times < maxWays
}

// embeddingDepths are the lengths of the shortest ways to the structs that are
// embedded in one, directly or not.
func embeddingDepths(st *types.Struct) *typeutil.Map {
	depths := &typeutil.Map{}
	level := []*types.Struct{st}
	for depth := 1; len(level) > 0 && depth <= maxEmbedding+1; depth++ {
		var next []*types.Struct
		for _, st := range level {
			for v := range st.Fields() {
				t := deref(v.Type())
				inner, ok := t.Underlying().(*types.Struct)
				if !ok || !v.Embedded() || depths.At(t) != nil {
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
