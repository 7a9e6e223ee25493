package roles

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// roleFields returns the fields of st with roles, in the order of declaration. Fields of
// an embedded struct are in its place.
func (r *assigner) roleFields(st *types.Struct) []source.RoleField {
	var all []source.RoleField
	gotype.EachField(st, gotype.Visit{Within: []types.Type{r.Object.Type()}}, func(v gotype.Visit, tag string) {
		if gotype.Last(v.Path).Embedded() && !gotype.Known(gotype.Last(v.Path).Type()) {
			r.ReportUnknownType(v.Path)
			r.Failed["id"], r.Failed["version"], r.Failed["modified"] = true, true, true // it may have had these roles
		}
		for _, role := range r.RolesOf(gotype.Last(v.Path), tag, v.Path) {
			all = append(all, source.RoleField{TagRole: role, Path: v.Path, Index: v.Index})
		}
	})
	reached := all[:0]
	for _, f := range all {
		if !r.names(f) && r.reach(&f, all) {
			reached = append(reached, f)
		}
	}
	return reached
}

// names reports whether an argument of the resource directive replaces a field's struct
// tag.
func (r *assigner) names(f source.RoleField) bool {
	w, ok := r.Given[f.Role.ArgumentFor(f.Option)]
	if !ok || f.Role.Name != "id" && !f.Role.Many {
		return ok
	}
	return f.Role.Name == "id" || len(f.Path) > 1 && slices.ContainsFunc(grammar.ListElements(w), func(e grammar.Word) bool { return e.Text == f.Name() })
}

// reach determines how the field is selected from the resource, by Go's rules for
// promoted fields. It reports a field that cannot be selected.
func (r *assigner) reach(f *source.RoleField, all []source.RoleField) bool {
	v := gotype.Last(f.Path)
	if v.Name() == "_" {
		r.Failed[f.Role.Name] = true
		r.Report(model.UnreachableField, f.At, "field _ has the role %s, but Go code cannot read a field without a name: give it one", f.Role.Name)
		return false
	}
	field, ok := r.SelectPath(f.Path)
	if !ok {
		r.Failed[f.Role.Name] = true
		r.Report(model.UnreachableField, f.At, "field %s has the role %s but is not accessible: package %s does not export it", f.Name(), f.Role.Name, gotype.PackagePath(v))
		return false
	}
	f.Field = field
	found, index, _ := types.LookupFieldOrMethod(r.Object.Type(), true, v.Pkg(), v.Name())
	if found != nil && slices.Equal(index, f.Index) {
		return true
	}
	overridden := slices.ContainsFunc(all, func(o source.RoleField) bool {
		return found != nil && o.Role.Name == f.Role.Name && slices.Equal(o.Index, index)
	})
	switch {
	case overridden:
		return false
	case found == nil:
		r.reportAmbiguous(*f)
	default:
		r.Report(model.UnreachableField, f.At, "field %s has the role %s but is not promoted, because %s hides it: remove the role, or write %s in the resource directive",
			f.Name(), f.Role.Name, r.hiding(found, gotype.PathTo(r.Object.Type(), index), f.At), roleArgument(*f))
	}
	r.Failed[f.Role.Name] = true
	return false
}

// withoutListRoles removes the roles sort and filter if there is no list and the struct
// is shared: another resource may have a list for them.
func (r *assigner) withoutListRoles(roles []source.RoleField) []source.RoleField {
	onlyFunctions := r.Collection != nil && r.Collection.Pattern == ""
	if r.Declaration.Find("collection") != nil && !onlyFunctions {
		return roles
	}
	return slices.DeleteFunc(roles, func(f source.RoleField) bool {
		return f.Role.Listed && (len(f.Path) > 1 || r.Syntax(gotype.Last(f.Path)) == nil)
	})
}
