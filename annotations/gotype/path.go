package gotype

import (
	"go/types"
	"slices"
)

// PathTo are the fields on the way that an index of go/types describes.
func PathTo(t types.Type, index []int) []*types.Var {
	var path []*types.Var
	for _, i := range index {
		st, ok := Deref(t).Underlying().(*types.Struct)
		if !ok || i >= st.NumFields() {
			return path
		}
		v := st.Field(i)
		path = append(path, v)
		t = v.Type()
	}
	return path
}

// PathName is a path as the user would write it: Base.Version.
func PathName(path []*types.Var) string {
	name := ""
	for i, v := range path {
		if i > 0 {
			name += "."
		}
		name += v.Name()
	}
	return name
}

// PackagePath is the path of the package that declares a field.
func PackagePath(v *types.Var) string {
	if v.Pkg() == nil {
		return "unsafe"
	}
	return v.Pkg().Path()
}

// Last is the field that a path leads to.
func Last(path []*types.Var) *types.Var { return path[len(path)-1] }

// A Step is the last field of a path, and the path before it. Paths that begin
// alike share their beginning, so that a long chain of types costs no more than
// its length.
type Step struct {
	field  *types.Var
	before *Step // nil at the first
}

// Then is the path that goes on with a field.
func (s *Step) Then(v *types.Var) *Step { return &Step{v, s} }

// Fields are those of the path, from the first.
func (s *Step) Fields() []*types.Var {
	var all []*types.Var
	for ; s != nil; s = s.before {
		all = append(all, s.field)
	}
	slices.Reverse(all)
	return all
}
