package coverage

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/scope"
)

// likelyVersion returns the path to a field whose name and type are those of a version,
// although it has no role; nil if there is none.
func (r *cover) likelyVersion(s sight) []*types.Var {
	st, ok := s.typ.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var found []*types.Var
	gotype.EachField(st, gotype.Visit{Within: []types.Type{s.typ}}, func(at gotype.Visit, _ string) {
		if v := gotype.Last(at.Path); found == nil && v.Exported() && (r.IsVersionLike(v) || scope.IsOptimisticLock(v.Type())) {
			found = append(s.path.Fields(), at.Path...)
		}
	})
	return found
}
