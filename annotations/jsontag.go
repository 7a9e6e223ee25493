package annotations

import (
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/types/typeutil"
)

// checkJSONTags reports struct tags that releases of Go read in different ways:
// after an upgrade the JSON would be another one while its entity tags stay the
// same. All structs of the JSON are looked at, those of other packages too.
func (r *reader) checkJSONTags(d *declaration, s *shape) {
	var seen typeutil.Map
	for _, n := range s.nodes {
		st, ok := n.typ.Underlying().(*types.Struct)
		again := seen.At(n.typ) != nil
		if _, itself := leaf(n.typ, n.addressable); !ok || itself || again {
			continue
		}
		seen.Set(n.typ, true)
		walkFields(st, visit{within: []types.Type{n.typ}}, func(v visit, tag string) {
			problem := jsonTagProblem(last(v.path), reflect.StructTag(tag).Get("json"))
			if problem == "" || underNamed(st, v.path) {
				return
			}
			_, way := s.find(s.nodes[0], func(m *shapeNode) bool { return types.Identical(m.typ, n.typ) })
			path := slices.Concat(way, v.path)
			r.report(UnstableJSON, r.nearest(d, path), "field %s has %s", pathName(path), problem)
		})
	}
}
