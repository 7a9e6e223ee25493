package coverage

import (
	"go/types"
	"reflect"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
)

// A sight is a type that was found in the JSON of a member.
type sight struct {
	typ         types.Type
	path        *gotype.Step // the fields on the path from the resource, embedded ones included
	settled     *trail       // where the path is, relative to the fields that are settled
	addressable bool
	closed      bool // inside a type that encodes itself, so that its fields do not determine its JSON
	embedded    bool // a struct that the member is promoted from
	derived     bool // the last field of the path has the role derived
}

// A survey visits all types in the JSON of a member.
type survey struct {
	shapes  *jsonshape.Known
	settled *trail // leads to the fields that are settled
	seen    map[struct{ addressable, closed bool }]*gotype.Visited
	sights  []sight

	settles func(sight) bool // reports whether later types make no difference; nil for never
}

// look finds the types in a member, the nearest first: the structs that it is promoted
// from, its own type, and the types in that. It stops after a type that settles the
// member. In a type that encodes itself it only looks for resources.
func (s *survey) look(member *model.Member) []sight {
	s.seen, s.sights = map[struct{ addressable, closed bool }]*gotype.Visited{}, nil
	queue := s.member(nil, member, sight{addressable: true, settled: s.settled})
	for ; len(queue) > 0; queue = queue[1:] {
		switch at := queue[0]; {
		case at.embedded:
			s.sights = append(s.sights, at) // its other members do not belong to this one
		case s.enter(at):
			s.sights = append(s.sights, at)
			if s.settles != nil && s.settles(at) {
				return s.sights
			}
			queue = append(queue, s.parts(at)...)
		}
	}
	return s.sights
}

// enter reports whether a sight is new. A type on the path to a settled field is not
// treated like others of its type.
func (s *survey) enter(at sight) bool {
	key := struct{ addressable, closed bool }{at.addressable, at.closed}
	if s.seen[key] == nil {
		s.seen[key] = &gotype.Visited{}
	}
	if at.settled.leadsOn() {
		return (&gotype.Visited{}).Enter(at.typ)
	}
	return s.seen[key].Enter(at.typ)
}

// parts returns the types that encoding/json finds in a type.
func (s *survey) parts(at sight) []sight {
	if types.IsInterface(at.typ) {
		return nil
	}
	if !at.closed {
		at.closed = jsonshape.Marshaler(at.typ, at.addressable) != ""
	}
	part := func(t types.Type, addressable bool) sight {
		return sight{typ: t, path: at.path, settled: at.settled, addressable: addressable, closed: at.closed}
	}
	var parts []sight
	if n, ok := types.Unalias(at.typ).(*types.Named); ok && at.closed {
		for arg := range n.TypeArgs().Types() {
			parts = append(parts, part(arg, true))
		}
	}
	switch t := at.typ.Underlying().(type) {
	case *types.Pointer:
		return append(parts, part(t.Elem(), true))
	case *types.Slice:
		return append(parts, part(t.Elem(), true))
	case *types.Array:
		return append(parts, part(t.Elem(), at.addressable))
	case *types.Map:
		return append(parts, part(t.Key(), false), part(t.Elem(), false))
	case *types.Struct:
		return append(parts, s.members(t, at)...)
	}
	return parts
}

// members returns the types of the members of a struct. For a struct that encodes itself
// it takes the fields that could be in the JSON.
func (s *survey) members(st *types.Struct, at sight) []sight {
	var all []sight
	if !at.closed {
		for _, f := range s.shapes.Fields(st) {
			all = s.member(all, f, at)
		}
		return all
	}
	for i := range st.NumFields() {
		v, tag := st.Field(i), reflect.StructTag(st.Tag(i))
		if (v.Exported() || v.Embedded()) && tag.Get("json") != "-" {
			all = s.member(all, &model.Member{Path: []*types.Var{v}, Tag: string(tag)}, at)
		}
	}
	return all
}

// member adds the types of the structs that a member is promoted from, and its own. It
// adds nothing if the member is settled.
func (s *survey) member(all []sight, f *model.Member, in sight) []sight {
	var added []sight
	for i, v := range f.Path {
		next := sight{typ: v.Type(), path: in.path.Then(v), settled: in.settled.below(v), closed: in.closed, addressable: in.addressable}
		if next.settled.isEnd() {
			return all
		}
		if i < len(f.Path)-1 {
			next.typ, next.embedded = gotype.Deref(v.Type()), true
		} else {
			next.derived = grammar.HasRole(f.Tag, "derived")
		}
		added = append(added, next)
		in.path, in.settled = next.path, next.settled
		in.addressable = in.addressable || gotype.IsPointer(v.Type())
	}
	if grammar.HasRole(f.Tag, "covered") {
		return all
	}
	return append(all, added...)
}
