package body

import (
	"go/types"
	"reflect"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
)

// checkJSONTags reports struct tags that versions of Go read differently: after an
// upgrade the JSON would change while its entity tags stay the same. It checks all
// structs of the JSON, including those of other packages.
func (r *checker) checkJSONTags() {
	var seen gotype.Set
	for s, way := range jsonshape.All(r.Schema) {
		st, ok := s.Go.Underlying().(*types.Struct)
		if !ok || s.IsLeaf() || !seen.Add(s.Go) {
			continue
		}
		gotype.EachField(st, gotype.Visit{Within: []types.Type{s.Go}}, func(v gotype.Visit, tag string) {
			problem := jsonshape.TagProblem(gotype.Last(v.Path), reflect.StructTag(tag).Get("json"))
			if problem == "" || jsonshape.UnderNamed(st, v.Path) {
				return
			}
			path := slices.Concat(way.Fields(), v.Path)
			r.Report(model.UnstableJSON, r.Nearest(path), "field %s has %s", gotype.PathName(path), problem)
		})
	}
}
