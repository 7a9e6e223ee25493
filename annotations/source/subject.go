package source

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// A Subject is a resource and where it comes from.
type Subject struct {
	*model.Resource
	Findings
	Declaration *Declaration
	Pattern     *grammar.Pattern // nil when there is none, or a bad one
	List        *grammar.Pattern // likewise, of the collection

	Given     map[string]grammar.Word // of the resource directive
	Params    []grammar.Word          // the parameters that the collection directive names
	Ignored   []grammar.Word          // likewise, of those that are dropped
	Varying   []grammar.FieldName     // the fields in Vary that choose a representation
	JoinedFor map[*model.Field]string // why each of Joined is, as what it does
	Failed    map[string]bool         // roles that fields are given in vain
	Faulty    bool                    // there is a diagnostic about it
}

// ReportUnknownType reports a field whose type the type checker did not make
// out, at the innermost field of the path that stands in the package.
func (r *Subject) ReportUnknownType(path []*types.Var) {
	v := gotype.Last(path)
	text := r.Qualified(v.Type())
	if f := r.Syntax(v); f != nil {
		text = types.ExprString(f.Type)
	}
	r.Report(model.UnknownType, r.Nearest(path), "type %s of field %s is unknown: check its spelling, import and declaration", text, v.Name())
}

// A RoleField is a field of a resource, promoted ones included, in one role.
type RoleField struct {
	TagRole
	Path  []*types.Var // from the resource: embedded fields, then the field itself
	Index []int        // the same by number
	Field *model.Field // nil until the field is reached
}

// Name is the field as the user would write it: Base.Version.
func (f RoleField) Name() string { return gotype.PathName(f.Path) }

// Spelled is the role as a struct tag has it: filter=in.
func (r TagRole) Spelled() string {
	if r.Role.Repeats && r.Option != "" {
		return r.Role.Name + "=" + r.Option
	}
	return r.Role.Name
}

// Nearest is where the innermost field of a path is whose source is available,
// or the name of the resource.
func (r *Subject) Nearest(path []*types.Var) grammar.Span {
	for _, v := range slices.Backward(path) {
		if r.Syntax(v) != nil {
			return grammar.From(v.Pos(), len(v.Name()))
		}
	}
	return r.Declaration.Name()
}

// PlaceOf is where a field in a role is whose source is available; of any other,
// where it is given the role.
func (r *Subject) PlaceOf(f RoleField) grammar.Span {
	if r.Syntax(gotype.Last(f.Path)) == nil {
		return f.At
	}
	return r.Nearest(f.Path)
}

// PathOf is the way to a field of the resource.
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

// RolesOf are the roles in the tag of a field. What is wrong with them is wrong
// with the resource too.
func (r *Subject) RolesOf(v *types.Var, text string, path []*types.Var) []TagRole {
	tag := r.varTag(v, text, r.Nearest(path))
	r.Found = append(r.Found, tag.Found...)
	for _, role := range tag.failed {
		r.Failed[role] = true
	}
	return tag.Roles
}

// NewSubject returns the state of the resource that a declaration declares.
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
