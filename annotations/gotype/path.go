package gotype

import (
	"go/types"
	"slices"
	"strings"
)

// PathTo returns the fields on the path that an index of go/types describes. Use it for
// the index that types.LookupFieldOrMethod returns.
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

// PathName returns a path as the user would write it: Base.Version. Use it for
// diagnostics and generated selectors.
func PathName(path []*types.Var) string {
	names := make([]string, len(path))
	for i, v := range path {
		names[i] = v.Name()
	}
	return strings.Join(names, ".")
}

// PackagePath returns the path of the package that declares a field. Use it if only the
// declaring package may name the field.
func PackagePath(v *types.Var) string {
	if v.Pkg() == nil {
		return "unsafe"
	}
	return v.Pkg().Path()
}

// Last returns the field at the end of a path. Use it for the type or the name of what a
// path selects.
func Last(path []*types.Var) *types.Var { return path[len(path)-1] }

// A Step is the last field of a path, linked to the path before it. Paths with the same
// start share it, so a long chain of types needs no more memory than its length.
type Step struct {
	field  *types.Var
	before *Step // nil for the first field
}

// Then returns the path extended by a field. Use it to go on from a path to each of
// several fields.
func (s *Step) Then(v *types.Var) *Step { return &Step{v, s} }

// Fields returns the fields of the path, from the first. Call it if the path is needed as
// a slice, which takes an allocation.
func (s *Step) Fields() []*types.Var {
	var all []*types.Var
	for ; s != nil; s = s.before {
		all = append(all, s.field)
	}
	slices.Reverse(all)
	return all
}
