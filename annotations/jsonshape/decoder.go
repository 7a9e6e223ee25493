package jsonshape

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// Unfillable reports whether encoding/json cannot set an embedded field that is nil, and
// therefore no field inside it.
func Unfillable(v *types.Var) bool { return gotype.IsPointer(v.Type()) && !v.Exported() }

// PromotedJSON returns the name of the embedded field whose method reads or writes the
// JSON of a struct; "" if there is none.
func PromotedJSON(t types.Type) string {
	for _, name := range []string{"MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText"} {
		obj, index, _ := types.LookupFieldOrMethod(t, true, nil, name)
		if _, isFunc := obj.(*types.Func); isFunc && len(index) > 1 {
			return gotype.Last(gotype.PathTo(t, index[:len(index)-1])).Name()
		}
	}
	return ""
}

// A Decoder finds what encoding/json cannot read back in a type. Use it for types that
// clients send, or that generated clients read.
type Decoder struct {
	Known  *Known // results about the package; may be nil
	seen   gotype.Visited
	below  []*types.Var // the fields on the path from the member to the problem, the last first
	Hidden string       // a field that is not in the JSON, with its type

	Unread []*types.Var // fields that are not read
}

// Where says in which field of a member the problem is; "" if it is the member itself.
func (s *Decoder) Where(member *model.Member) string {
	if len(s.below) == 0 {
		return ""
	}
	way := slices.Clone(s.below)
	slices.Reverse(way)
	return "at " + gotype.PathName(slices.Concat(member.Path, way)) + ", "
}

// Problem says what cannot be read; "" if everything can.
func (s *Decoder) Problem(t types.Type) string {
	problem := s.problem(t)
	if problem == "" && s.Hidden == "" && len(s.Unread) == 0 {
		s.Known.addReadable(&s.seen)
	}
	return problem
}

// problem does what Problem does, for a type further down.
func (s *Decoder) problem(t types.Type) string {
	if s.Known.isReadable(t) || !s.seen.Enter(t) {
		return ""
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return s.problem(p.Elem()) // encoding/json allocates the value
	}
	writes, reads := EncodesItself(t), DecodesItself(t)
	switch {
	case reads && readsThroughNil(t) != nil:
		return "type " + types.TypeString(t, ShortName) + " inherits its decoding method from the embedded pointer " + readsThroughNil(t).Name() + ", which is nil at that time; embed the value itself, or add UnmarshalJSON"
	case reads:
		return ""
	case writes:
		return "type " + types.TypeString(t, ShortName) + " has a method that encodes it but none that decodes it; add UnmarshalJSON or UnmarshalText"
	}
	switch u := t.Underlying().(type) {
	case *types.Interface:
		if !u.Empty() {
			return "type " + types.TypeString(t, ShortName) + " is an interface, and encoding/json does not know which type to decode into; add UnmarshalJSON to the struct"
		}
	case *types.Struct:
		fields := s.Known.Fields(u)
		s.notice(t, u, fields)
		for _, f := range fields {
			if i := slices.IndexFunc(f.Path[:len(f.Path)-1], Unfillable); i >= 0 {
				return "type " + types.TypeString(t, ShortName) + " embeds a pointer to " + f.Path[i].Name() + ", which is unexported; embed the struct itself, or export its name"
			}
			if slices.Contains(s.Unread, gotype.Last(f.Path)) {
				continue
			}
			if problem := s.problem(gotype.Last(f.Path).Type()); problem != "" {
				s.below = append(s.below, gotype.Last(f.Path))
				return problem
			}
		}
	case interface{ Elem() types.Type }:
		return s.problem(u.Elem())
	}
	return ""
}

// readsThroughNil returns the embedded pointer whose method encoding/json would call to
// read a type, although it is nil then. It returns nil if there is none.
func readsThroughNil(t types.Type) *types.Var {
	for _, name := range []string{"UnmarshalJSON", "UnmarshalText"} {
		obj, index, _ := types.LookupFieldOrMethod(t, true, nil, name)
		if _, isFunc := obj.(*types.Func); !isFunc {
			continue
		}
		if len(index) < 2 {
			return nil
		}
		way := gotype.PathTo(t, index[:len(index)-1])
		if i := slices.IndexFunc(way, func(v *types.Var) bool { return gotype.IsPointer(v.Type()) }); i >= 0 {
			return way[i]
		}
		return nil
	}
	return nil
}

// notice records a field of a struct that is not in the JSON.
func (s *Decoder) notice(t types.Type, st *types.Struct, fields []*model.Member) {
	if s.Hidden != "" {
		return
	}
	carried := map[*types.Var]bool{}
	for _, f := range fields {
		for _, v := range f.Path {
			carried[v] = true
		}
	}
	for v := range st.Fields() {
		if s.Hidden == "" && !carried[v] && v.Name() != "_" && !gotype.HoldsLock(v.Type(), &gotype.Visited{}) {
			s.Hidden = types.TypeString(t, ShortName) + "." + v.Name()
		}
	}
}

// EncodesItself reports whether encoding/json writes a type by a method of the type. If
// so, its fields say nothing about the JSON.
func EncodesItself(t types.Type) bool {
	return !types.IsInterface(t) && Marshaler(t, true) != ""
}

// DecodesItself reports whether encoding/json reads a type by a method of its pointer. If
// so, what it accepts is not known.
func DecodesItself(t types.Type) bool {
	return gotype.HasMethod(t, true, "UnmarshalJSON", []string{"[]uint8"}, []string{"error"}) || gotype.HasUnmarshalText(t)
}
