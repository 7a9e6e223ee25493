package annotations

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// A built is a resource and where it comes from.
type built struct {
	*model.Resource
	findings
	declared *declaration
	pattern  *grammar.Pattern // nil when there is none, or a bad one
	list     *grammar.Pattern // likewise, of the collection

	given   map[string]grammar.Word // of the resource directive
	varying []grammar.FieldName     // the fields in Vary that choose a representation
	joined  map[*model.Field]string // why each of Joined is, as what it does
	failed  map[string]bool         // roles that fields are given in vain
	faulty  bool                    // there is a diagnostic about it
}

// reportUnknownType reports a field whose type the type checker did not make
// out, at the innermost field of the path that stands in the package.
func (r *built) reportUnknownType(path []*types.Var) {
	v := gotype.Last(path)
	text := r.qualified(v.Type())
	if f := r.syntax(v); f != nil {
		text = types.ExprString(f.Type)
	}
	r.report(model.UnknownType, r.nearest(path), "type %s of field %s is not known: check how it is written, its import and its declaration", text, v.Name())
}

// A roleField is a field of a resource, promoted ones included, in one role.
type roleField struct {
	tagRole
	path  []*types.Var // from the resource: embedded fields, then the field itself
	index []int        // the same by number
	field *model.Field // nil until the field is reached
}

// name is the field as the user would write it: Base.Version.
func (f roleField) name() string { return gotype.PathName(f.path) }

// nearest is where the innermost field of a path stands whose source is at
// hand, or the name of the resource.
func (r *built) nearest(path []*types.Var) grammar.Span {
	for _, v := range slices.Backward(path) {
		if r.syntax(v) != nil {
			return grammar.From(v.Pos(), len(v.Name()))
		}
	}
	return r.declared.name()
}

// placeOf is where a field in a role stands whose source is at hand; of any
// other, where it is given the role.
func (r *built) placeOf(f roleField) grammar.Span {
	if r.syntax(gotype.Last(f.path)) == nil {
		return f.at
	}
	return r.nearest(f.path)
}

// pathOf is the way to a field of the resource.
func (r *built) pathOf(f *model.Field) []*types.Var {
	var path []*types.Var
	t := r.Object.Type()
	for _, name := range f.Selector {
		obj, _, _ := types.LookupFieldOrMethod(t, true, r.Object.Pkg(), name)
		v, ok := obj.(*types.Var)
		if !ok {
			return path
		}
		path = append(path, v)
		t = v.Type()
	}
	return path
}

// rolesOf are the roles in the tag of a field. What is wrong with them is wrong
// with the resource too.
func (r *built) rolesOf(v *types.Var, text string, path []*types.Var) []tagRole {
	tag := r.varTag(v, text, r.nearest(path))
	r.found = append(r.found, tag.found...)
	for _, role := range tag.failed {
		r.failed[role] = true
	}
	return tag.roles
}

// newSubject returns the state of the resource that a declaration declares.
func newSubject(s *source, d *declaration) *built {
	return &built{
		Resource: &model.Resource{
			Name:       d.spec.Name.Name,
			Object:     s.object(d.spec),
			Pos:        s.position(d.spec.Name.Pos()),
			Constraint: s.constraint(d.file),
			Cache:      grammar.DefaultCache,
		},
		findings: findings{source: s},
		declared: d,
		failed:   map[string]bool{},
	}
}
