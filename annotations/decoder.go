package annotations

import (
	"go/types"
	"slices"
)

// unfillable reports whether encoding/json cannot set an embedded field that is
// nil, and so no field behind it.
func unfillable(v *types.Var) bool { return isPointer(v.Type()) && !v.Exported() }

// promotedJSON is the embedded field whose method reads or writes the JSON of a
// struct; "" where there is none.
func promotedJSON(t types.Type) string {
	for _, name := range []string{"MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText"} {
		obj, index, _ := types.LookupFieldOrMethod(t, true, nil, name)
		if _, isFunc := obj.(*types.Func); isFunc && len(index) > 1 {
			return last(pathTo(t, index[:len(index)-1])).Name()
		}
	}
	return ""
}

// A decoder looks for what encoding/json cannot read back in a type.
type decoder struct {
	seen   walked
	below  []*types.Var // the fields on the way from the member to the problem, the last first
	hidden string       // a field that is not in the JSON, with its type
}

// where says below which field of a member the problem is; "" where it is the
// member's own.
func (s *decoder) where(member jsonField) string {
	if len(s.below) == 0 {
		return ""
	}
	way := slices.Clone(s.below)
	slices.Reverse(way)
	return "at " + pathName(slices.Concat(member.path, way)) + ", "
}

// problem says what cannot be read; "" for nothing.
func (s *decoder) problem(t types.Type) string {
	if !s.seen.enter(t) {
		return ""
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return s.problem(p.Elem()) // encoding/json makes what is pointed to
	}
	writes, reads := encodesItself(t), decodesItself(t)
	switch {
	case reads && readsThroughNil(t) != nil:
		return "type " + types.TypeString(t, shortName) + " has the method that decodes it from the pointer " + readsThroughNil(t).Name() + ", which it embeds and which is nil then; embed the value itself, or add UnmarshalJSON"
	case reads:
		return ""
	case writes:
		return "type " + types.TypeString(t, shortName) + " has a method that encodes it and none that decodes it; add UnmarshalJSON or UnmarshalText"
	}
	switch u := t.Underlying().(type) {
	case *types.Interface:
		if !u.Empty() {
			return "type " + types.TypeString(t, shortName) + " is an interface, of which encoding/json cannot know the type behind it; add UnmarshalJSON to the struct"
		}
	case *types.Struct:
		s.notice(t, u)
		for _, f := range jsonFields(u) {
			if i := slices.IndexFunc(f.path[:len(f.path)-1], unfillable); i >= 0 {
				return "type " + types.TypeString(t, shortName) + " embeds a pointer to " + f.path[i].Name() + ", which is not exported; embed the struct itself, or export its name"
			}
			if problem := s.problem(last(f.path).Type()); problem != "" {
				s.below = append(s.below, last(f.path))
				return problem
			}
		}
	case interface{ Elem() types.Type }:
		return s.problem(u.Elem())
	}
	return ""
}

// readsThroughNil is the embedded pointer whose method encoding/json would call
// to read a type: it is nil then. It returns nil if there is none.
func readsThroughNil(t types.Type) *types.Var {
	for _, name := range []string{"UnmarshalJSON", "UnmarshalText"} {
		obj, index, _ := types.LookupFieldOrMethod(t, true, nil, name)
		if _, isFunc := obj.(*types.Func); !isFunc {
			continue
		}
		if len(index) < 2 {
			return nil
		}
		way := pathTo(t, index[:len(index)-1])
		if i := slices.IndexFunc(way, func(v *types.Var) bool { return isPointer(v.Type()) }); i >= 0 {
			return way[i]
		}
		return nil
	}
	return nil
}

// notice remembers a field of a struct that the JSON does not carry.
func (s *decoder) notice(t types.Type, st *types.Struct) {
	carried := map[*types.Var]bool{}
	for _, f := range jsonFields(st) {
		for _, v := range f.path {
			carried[v] = true
		}
	}
	for v := range st.Fields() {
		if s.hidden == "" && !carried[v] && v.Name() != "_" && !holdsLock(v.Type(), &walked{}) {
			s.hidden = types.TypeString(t, shortName) + "." + v.Name()
		}
	}
}

// encodesItself reports whether a type has a method that encoding/json writes it by.
func encodesItself(t types.Type) bool {
	if types.IsInterface(t) {
		return false
	}
	_, itself := marshaler(t, true)
	return itself
}

// decodesItself reports whether the pointer to a type has a method that
// encoding/json reads it by.
func decodesItself(t types.Type) bool {
	return method(t, true, "UnmarshalJSON", []string{"[]uint8"}, []string{"error"}) || hasUnmarshalText(t)
}
