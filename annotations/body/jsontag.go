package body

import (
	"go/types"
	"reflect"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
)

// checkJSONTags reports struct tags that releases of Go read in different ways:
// after an upgrade the JSON would be another one while its entity tags stay the
// same. All structs of the JSON are looked at, those of other packages too.
func (r *checker) checkJSONTags(s *jsonshape.Shape) {
	var seen gotype.Set
	for _, n := range s.Nodes {
		st, ok := n.Type.Underlying().(*types.Struct)
		again := seen.Has(n.Type)
		if _, itself := jsonshape.Leaf(n.Type, n.Addressable); !ok || itself || again {
			continue
		}
		seen.Add(n.Type)
		gotype.EachField(st, gotype.Visit{Within: []types.Type{n.Type}}, func(v gotype.Visit, tag string) {
			problem := jsonshape.TagProblem(gotype.Last(v.Path), reflect.StructTag(tag).Get("json"))
			if problem == "" || jsonshape.UnderNamed(st, v.Path) {
				return
			}
			_, way := s.Find(s.Nodes[0], func(m *jsonshape.Node) bool { return types.Identical(m.Type, n.Type) })
			path := slices.Concat(way, v.Path)
			r.Report(model.UnstableJSON, r.Nearest(path), "field %s has %s", gotype.PathName(path), problem)
		})
	}
}
