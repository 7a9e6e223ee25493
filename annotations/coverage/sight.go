package coverage

import (
	"go/types"
	"reflect"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
)

// A sight is a type that is met on the way through the JSON of a member.
type sight struct {
	typ         types.Type
	path        *gotype.Step // the fields on the way from the resource, embedded ones included
	settled     *trail       // where those lead, of the fields of which nothing is left to say
	addressable bool
	closed      bool // within a type that encodes itself, whose JSON its fields do not tell
	embedded    bool // a struct that the member is promoted from
	derived     bool // the last field of the path has the role derived
}

// A survey looks at all types that the JSON of a member can lead to.
type survey struct {
	shapes  *jsonshape.Known
	settled *trail // to the fields of which nothing is left to say
	seen    map[struct{ addressable, closed bool }]*gotype.Visited
	sights  []sight

	settles func(sight) bool // what is found after this one changes nothing; nil for never
}

// look finds the types of a member, the nearest first: those of the structs
// that it is promoted from, its own, and those that this leads to, up to the one
// that settles it. The fields of a type that encodes itself are looked at for the
// resources among them.
func (s *survey) look(member *model.Member) []sight {
	s.seen, s.sights = map[struct{ addressable, closed bool }]*gotype.Visited{}, nil
	queue := s.member(nil, member, sight{addressable: true, settled: s.settled})
	for ; len(queue) > 0; queue = queue[1:] {
		switch at := queue[0]; {
		case at.embedded:
			s.sights = append(s.sights, at) // its other members are none of this one's
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

// enter reports whether a sight is new. One on the way to a field that has a say
// is not like others of its type.
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

// parts are what a type is made of for encoding/json.
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

// members are the types of the members of a struct. Of one that encodes itself
// the fields stand for them that could be in the JSON.
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

// member adds the types of the structs that a member is promoted from, and its
// own. It adds nothing if the member is settled.
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
