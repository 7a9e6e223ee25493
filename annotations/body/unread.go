package body

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// unreadBelow returns the fields that encoding/json cannot read, below a member that
// only the store sets. It adds the path of each to Unread.
func (r *checker) unreadBelow(member *model.Member) (unread []*types.Var) {
	for f := range r.adopted() {
		if len(f.Selector) <= len(member.Path) || (&jsonshape.Decoder{Known: r.Shapes}).Problem(f.Type) == "" {
			continue
		}
		names, v := namesOf(r.Shapes, member, f.Selector)
		if v == nil {
			continue
		}
		unread = append(unread, v)
		if way := strings.Join(names, "/"); !slices.Contains(r.Unread, way) {
			r.Unread = append(r.Unread, way)
		}
	}
	return unread
}

// Pointers returns the paths of those fields that are in the JSON, as JSON pointers
// without the first slash. Use it for the members that a generated client leaves out of
// what it creates.
func Pointers(b *source.Subject, fields []*model.Field) []string {
	var pointers []string
	for _, f := range fields {
		for _, m := range b.JSON {
			if names, v := namesOf(b.Shapes, m, f.Selector); v != nil {
				pointers = append(pointers, strings.Join(names, "/"))
			}
		}
	}
	return pointers
}

// namesOf returns the JSON names on the path through a member to the field of a
// selector, as a JSON pointer, and the field. It returns nil if the path does not pass
// through the member, or if something on it is not in the JSON.
func namesOf(shapes *jsonshape.Known, member *model.Member, selector []string) (names []string, v *types.Var) {
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	for f := member; f != nil; {
		for _, step := range f.Path {
			if len(selector) == 0 || selector[0] != step.Name() {
				return nil, nil
			}
			selector = selector[1:]
		}
		names, v = append(names, escape.Replace(f.Name)), gotype.Last(f.Path)
		if len(selector) == 0 {
			return names, v
		}
		f = nil
		st, ok := gotype.Deref(v.Type()).Underlying().(*types.Struct)
		if !ok || jsonshape.DecodesItself(v.Type()) {
			return nil, nil
		}
		for _, next := range shapes.Fields(st) {
			if leads(next.Path, selector) {
				f = next
			}
		}
	}
	return nil, nil
}

// leads reports whether a selector begins with a path.
func leads(path []*types.Var, selector []string) bool {
	if len(path) > len(selector) {
		return false
	}
	for i, v := range path {
		if v.Name() != selector[i] {
			return false
		}
	}
	return true
}
