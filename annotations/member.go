package annotations

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
)

// readJSON fills in the members of the JSON, and reports the fields that
// encoding/json can never encode or whose type is not known. It returns the
// shape of the JSON; nil where that has no end.
func (r *reader) readJSON(d *declaration, st *types.Struct, res *model.Resource) *jsonshape.Shape {
	s := jsonshape.Of(res.Object.Type())
	if s.Large {
		r.report(model.NotEncodable, d.name(), "the JSON of type %s has too many types in it: look for one that contains itself with ever new type arguments", res.Name)
		return nil
	}
	if _, itself := jsonshape.Leaf(res.Object.Type(), true); !itself {
		res.JSON = []*model.Member{}
		for _, f := range jsonshape.Fields(st) {
			res.JSON = append(res.JSON, &model.Member{Name: f.Name, Field: r.memberField(f.Path)})
			r.checkEncodable(d, s, f)
		}
		r.checkJSONTags(d, s)
	}
	res.Hidden = r.hiddenFields(st, res.JSON == nil)
	return s
}

// checkEncodable reports a field that leads to a type without an encoding.
func (r *reader) checkEncodable(d *declaration, s *jsonshape.Shape, f jsonshape.Field) {
	n := &jsonshape.Node{}
	s.Part(n, gotype.Last(f.Path), gotype.Last(f.Path).Type(), true)
	problem, path := s.Problem(n)
	switch at := r.nearest(d, f.Path); {
	case problem == nil:
	case problem.Unknown && r.syntax(gotype.Last(path)) != nil:
		r.reportUnknownType(d, path)
	case problem.Unknown:
		r.reportUnknownType(d, f.Path)
	case len(path) == 1:
		r.report(model.NotEncodable, at, "field %s can never be encoded as JSON, for there is %s in it: give it the struct tag json:\"-\"", gotype.PathName(f.Path), problem.Problem)
	default:
		r.report(model.NotEncodable, at, "field %s can never be encoded as JSON, for there is %s in %s: give it the struct tag json:\"-\"", gotype.PathName(f.Path), problem.Problem, gotype.PathName(path))
	}
}

// reportUnknownType reports a field whose type the type checker did not make
// out, at the innermost field of the path that stands in the package.
func (r *reader) reportUnknownType(d *declaration, path []*types.Var) {
	v := gotype.Last(path)
	text := r.qualified(v.Type())
	if f := r.syntax(v); f != nil {
		text = types.ExprString(f.Type)
	}
	r.report(model.UnknownType, r.nearest(d, path), "type %s of field %s is not known: check how it is written, its import and its declaration", text, v.Name())
}
