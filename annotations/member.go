package annotations

import "go/types"

// readJSON fills in the members of the JSON, and reports the fields that
// encoding/json can never encode or whose type is not known. It returns the
// shape of the JSON; nil where that has no end.
func (r *reader) readJSON(d *declaration, st *types.Struct, res *Resource) *shape {
	s := shapeOf(res.Object.Type())
	if s.large {
		r.report(NotEncodable, d.name(), "the JSON of type %s has too many types in it: look for one that contains itself with ever new type arguments", res.Name)
		return nil
	}
	if _, itself := leaf(res.Object.Type(), true); !itself {
		res.JSON = []*Member{}
		for _, f := range jsonFields(st) {
			res.JSON = append(res.JSON, &Member{Name: f.name, Field: r.memberField(f.path)})
			r.checkEncodable(d, s, f)
		}
		r.checkJSONTags(d, s)
	}
	res.Hidden = r.hiddenFields(st, res.JSON == nil)
	return s
}

// checkEncodable reports a field that leads to a type without an encoding.
func (r *reader) checkEncodable(d *declaration, s *shape, f jsonField) {
	n := &shapeNode{}
	s.part(n, last(f.path), last(f.path).Type(), true)
	problem, path := s.problem(n)
	switch at := r.nearest(d, f.path); {
	case problem == nil:
	case problem.unknown && r.syntax(last(path)) != nil:
		r.reportUnknownType(d, path)
	case problem.unknown:
		r.reportUnknownType(d, f.path)
	case len(path) == 1:
		r.report(NotEncodable, at, "field %s can never be encoded as JSON, for there is %s in it: give it the struct tag json:\"-\"", pathName(f.path), problem.problem)
	default:
		r.report(NotEncodable, at, "field %s can never be encoded as JSON, for there is %s in %s: give it the struct tag json:\"-\"", pathName(f.path), problem.problem, pathName(path))
	}
}

// reportUnknownType reports a field whose type the type checker did not make
// out, at the innermost field of the path that stands in the package.
func (r *reader) reportUnknownType(d *declaration, path []*types.Var) {
	v := last(path)
	text := r.qualified(v.Type())
	if f := r.syntax(v); f != nil {
		text = types.ExprString(f.Type)
	}
	r.report(UnknownType, r.nearest(d, path), "type %s of field %s is not known: check how it is written, its import and its declaration", text, v.Name())
}
