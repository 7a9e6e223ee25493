package memo

import (
	"go/types"
	"slices"
)

// A namedSet is a set of named types, in the order in which they were added.
type namedSet struct {
	order []*types.Named
	met   map[*types.Named]bool // nil as long as there are few
}

// maxFew is the number of types up to which comparing each is faster than a map.
const maxFew = 16

// add adds a type, unless it is in the set.
func (s *namedSet) add(n *types.Named) {
	switch {
	case s.met != nil && s.met[n], s.met == nil && slices.Contains(s.order, n):
		return
	case s.met != nil:
		s.met[n] = true
	case len(s.order) == maxFew:
		s.met = map[*types.Named]bool{n: true}
		for _, before := range s.order {
			s.met[before] = true
		}
	}
	s.order = append(s.order, n)
}

// addAllIn adds the named types that occur in a type.
func (s *namedSet) addAllIn(t types.Type) {
	switch t := t.(type) {
	case *types.Named:
		s.add(t)
		for arg := range t.TypeArgs().Types() {
			s.addAllIn(arg)
		}
	case *types.Alias:
		for arg := range t.TypeArgs().Types() {
			s.addAllIn(arg)
		}
		s.addAllIn(types.Unalias(t))
	case *types.Pointer:
		s.addAllIn(t.Elem())
	case *types.Slice:
		s.addAllIn(t.Elem())
	case *types.Array:
		s.addAllIn(t.Elem())
	case *types.Chan:
		s.addAllIn(t.Elem())
	case *types.Map:
		s.addAllIn(t.Key())
		s.addAllIn(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			s.addAllIn(f.Type())
		}
	case *types.Tuple:
		for v := range t.Variables() {
			s.addAllIn(v.Type())
		}
	case *types.Signature:
		s.addAllIn(t.Params())
		s.addAllIn(t.Results())
	case *types.Interface:
		for m := range t.Methods() {
			s.addAllIn(m.Type())
		}
		for e := range t.EmbeddedTypes() {
			s.addAllIn(e)
		}
	case *types.Union:
		for term := range t.Terms() {
			s.addAllIn(term.Type())
		}
	}
}
