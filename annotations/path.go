package annotations

import (
	"go/types"
	"slices"
)

// pathTo are the fields on the way that an index of go/types describes.
func pathTo(t types.Type, index []int) []*types.Var {
	var path []*types.Var
	for _, i := range index {
		st, ok := deref(t).Underlying().(*types.Struct)
		if !ok || i >= st.NumFields() {
			return path
		}
		v := st.Field(i)
		path = append(path, v)
		t = v.Type()
	}
	return path
}

func pathName(path []*types.Var) string {
	name := ""
	for i, v := range path {
		if i > 0 {
			name += "."
		}
		name += v.Name()
	}
	return name
}

func packagePath(v *types.Var) string {
	if v.Pkg() == nil {
		return "unsafe"
	}
	return v.Pkg().Path()
}

func last(path []*types.Var) *types.Var { return path[len(path)-1] }

// A step is the last field of a path, and the path before it. Paths that begin
// alike share their beginning, so that a long chain of types costs no more than
// its length.
type step struct {
	field  *types.Var
	before *step // nil at the first
}

// fields are those of the path, from the first.
func (s *step) fields() []*types.Var {
	var all []*types.Var
	for ; s != nil; s = s.before {
		all = append(all, s.field)
	}
	slices.Reverse(all)
	return all
}
