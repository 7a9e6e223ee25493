package body

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// Read sets the schema and the members of the JSON. It reports fields that encoding/json
// can never encode, and fields of unknown type. It returns false if the JSON is infinite.
func Read(b *source.Subject, st *types.Struct) bool {
	r := &checker{b}
	s, ok := jsonshape.SchemaOf(r.Object.Type(), r.Shapes)
	if !ok {
		r.Report(model.NotEncodable, r.Declaration.Name(), "the JSON of type %s contains too many types: look for a generic type that contains itself with new type arguments each time", r.Name)
		return false
	}
	r.Schema = s
	if !s.IsLeaf() {
		r.JSON = append([]*model.Member{}, s.Members...)
		problem, _ := jsonshape.Problem(s)
		for _, m := range r.JSON {
			m.Field = r.MemberField(m.Path)
			if problem != nil {
				r.checkEncodable(m)
			}
		}
		r.checkJSONTags()
	}
	r.Hidden = r.hiddenFields(st, r.JSON == nil)
	return true
}

// checkEncodable reports a field that contains a type which cannot be encoded.
func (r *checker) checkEncodable(f *model.Member) {
	problem, below := jsonshape.Problem(f.Schema)
	path := append([]*types.Var{gotype.Last(f.Path)}, below...)
	switch at := r.Nearest(f.Path); {
	case problem == nil:
	case problem.Unknown && r.Syntax(gotype.Last(path)) != nil:
		r.ReportUnknownType(path)
	case problem.Unknown:
		r.ReportUnknownType(f.Path)
	case len(path) == 1:
		r.Report(model.NotEncodable, at, "field %s cannot be encoded as JSON, because it contains %s: give it the struct tag json:\"-\"", gotype.PathName(f.Path), problem.Problem)
	default:
		r.Report(model.NotEncodable, at, "field %s cannot be encoded as JSON, because there is %s in %s: give it the struct tag json:\"-\"", gotype.PathName(f.Path), problem.Problem, gotype.PathName(path))
	}
}
