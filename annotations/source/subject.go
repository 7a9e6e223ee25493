package source

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// A Subject is a resource and its source. Use one while a resource is read; its Resource
// is the result.
type Subject struct {
	*model.Resource
	Findings
	Declaration *Declaration     // of its type
	Pattern     *grammar.Pattern // nil if there is none, or if it is not valid
	List        *grammar.Pattern // the same for the collection

	Given     map[string]grammar.Word // arguments of the resource directive
	Params    []grammar.Word          // the parameters that the collection directive names
	Ignored   []grammar.Word          // the parameters that it ignores
	Varying   []grammar.FieldName     // the fields in Vary that select a representation
	JoinedFor map[*model.Field]string // the reason for each field in Joined, as what it does
	Failed    map[string]bool         // roles that fields have in vain, because of mistakes
	Faulty    bool                    // it has a diagnostic
}

// Forget drops what only reading the resource needs: a package may have thousands. Call it
// once the resource is read.
func (r *Subject) Forget() {
	r.Found, r.Declaration.Directives = nil, nil
	r.Given, r.Params, r.Ignored, r.Varying, r.JoinedFor, r.Failed = nil, nil, nil, nil, nil, nil
}

// ReportUnknownType reports a field whose type the type checker could not resolve, at the
// innermost field of the path that is declared in the package. Use it instead of a
// diagnostic about the type, which would be wrong once the type is known.
func (r *Subject) ReportUnknownType(path []*types.Var) {
	v := gotype.Last(path)
	text := r.Qualified(v.Type())
	if f := r.Syntax(v); f != nil {
		text = types.ExprString(f.Type)
	}
	r.Report(model.UnknownType, r.Nearest(path), "type %s of field %s is unknown: check its spelling, import and declaration", text, v.Name())
}

// A RoleField is a field of a resource in one role. It may be promoted. Use it to check a
// role and to set it in the resource.
type RoleField struct {
	TagRole
	Path  []*types.Var // from the resource: embedded fields, then the field itself
	Index []int        // the path as indexes
	Field *model.Field // nil until the field is resolved
}

// Name returns the field as the user would write it: Base.Version. Use it for
// diagnostics.
func (f RoleField) Name() string { return gotype.PathName(f.Path) }

// Nearest returns the position of the innermost field of a path whose source is
// available, or of the resource's name. Use it for diagnostics about a field that may be
// declared in another package.
func (r *Subject) Nearest(path []*types.Var) grammar.Span {
	for _, v := range slices.Backward(path) {
		if r.Syntax(v) != nil {
			return grammar.From(v.Pos(), len(v.Name()))
		}
	}
	return r.Declaration.Name()
}

// PlaceOf returns the position of a field in a role if its source is available;
// otherwise the position where it is given the role.
func (r *Subject) PlaceOf(f RoleField) grammar.Span {
	if r.Syntax(gotype.Last(f.Path)) == nil {
		return f.At
	}
	return r.Nearest(f.Path)
}

// PathOf returns the path to a field of the resource. Use it if a diagnostic about a role
// needs its field.
func (r *Subject) PathOf(f *model.Field) []*types.Var {
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

// RolesOf returns the roles in the tag of a field. Mistakes in them are mistakes of the
// resource too. Use it for each field of the struct, in order.
func (r *Subject) RolesOf(v *types.Var, text string, path []*types.Var) []TagRole {
	tag := r.varTag(v, text, r.Nearest(path))
	r.Found = append(r.Found, tag.Mistakes()...)
	if tag.wrong != nil {
		for _, role := range tag.wrong.failed {
			r.Failed[role] = true
		}
	}
	return tag.Roles
}

// NewSubject returns the state of the resource that a declaration declares. Call it
// before a declaration is read.
func NewSubject(s *Source, d *Declaration) *Subject {
	return &Subject{
		Resource: &model.Resource{
			Name:       d.Spec.Name.Name,
			Object:     s.ObjectOf(d.Spec),
			Pos:        s.Position(d.Spec.Name.Pos()),
			Constraint: s.constraint(d.file),
			Cache:      grammar.DefaultCache,
		},
		Findings:    Findings{Source: s},
		Declaration: d,
		Failed:      map[string]bool{},
	}
}
