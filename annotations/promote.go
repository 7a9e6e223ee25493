package annotations

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// roleFields are the fields of st that have roles, in the order in which they
// are declared, those of embedded structs at the place where these stand.
func (r *assigner) roleFields(st *types.Struct) []roleField {
	obj := r.Object
	var all []roleField
	gotype.EachField(st, gotype.Visit{Within: []types.Type{obj.Type()}}, func(v gotype.Visit, tag string) {
		if gotype.Last(v.Path).Embedded() && !gotype.Known(gotype.Last(v.Path).Type()) {
			r.reportUnknownType(v.Path)
			r.failed["id"], r.failed["version"], r.failed["modified"] = true, true, true // it may have had them
		}
		for _, role := range r.rolesOf(gotype.Last(v.Path), tag, v.Path) {
			all = append(all, roleField{tagRole: role, path: v.Path, index: v.Index})
		}
	})
	reached := all[:0]
	for _, f := range all {
		if !r.names(f) && r.reach(obj, &f, all) {
			reached = append(reached, f)
		}
	}
	return reached
}

// names reports whether an argument of the resource directive takes the place
// of a field's struct tag.
func (r *assigner) names(f roleField) bool {
	w, ok := r.given[f.role.Name]
	if !ok || f.role.Name != "id" && !f.role.Many {
		return ok
	}
	return f.role.Name == "id" || len(f.path) > 1 && slices.ContainsFunc(grammar.ListElements(w), func(e grammar.Word) bool { return e.Text == f.name() })
}

// reach finds out how the field is selected from the resource, by Go's rules
// for promoted fields, and reports one that cannot be.
func (r *assigner) reach(obj *types.TypeName, f *roleField, all []roleField) bool {
	v := gotype.Last(f.path)
	field, ok := r.selectPath(f.path)
	if !ok {
		r.failed[f.role.Name] = true
		r.report(model.UnreachableField, f.at, "field %s has the role %s and cannot be reached: package %s does not export it", f.name(), f.role.Name, gotype.PackagePath(v))
		return false
	}
	f.field = field
	found, index, _ := types.LookupFieldOrMethod(obj.Type(), true, v.Pkg(), v.Name())
	if found != nil && slices.Equal(index, f.index) {
		return true
	}
	overridden := slices.ContainsFunc(all, func(o roleField) bool {
		return found != nil && o.role.Name == f.role.Name && slices.Equal(o.index, index)
	})
	switch {
	case overridden:
		return false
	case found == nil:
		r.reportAmbiguous(obj, *f)
	default:
		r.report(model.UnreachableField, f.at, "field %s has the role %s and is not promoted, because %s hides it: take the role away or write %s in the resource directive",
			f.name(), f.role.Name, r.hiding(found, gotype.PathTo(obj.Type(), index), f.at), roleArgument(*f))
	}
	r.failed[f.role.Name] = true
	return false
}

// withoutListRoles leaves out the roles sort and filter of fields of a shared
// struct, which another resource may have a list for, if there is no list here.
func (r *assigner) withoutListRoles(roles []roleField) []roleField {
	if r.declared.find("collection") != nil {
		return roles
	}
	return slices.DeleteFunc(roles, func(f roleField) bool {
		return (f.role.Name == "sort" || f.role.Name == "filter") && (len(f.path) > 1 || r.syntax(gotype.Last(f.path)) == nil)
	})
}

// An assigner finds out which field of a resource has which role.
type assigner struct{ adviser }

// readRoles finds out which field of a resource has which role, sets what follows
// from that, and binds the wildcards of its route.
func readRoles(b *built, st *types.Struct) []roleField {
	r := &assigner{adviser{b}}
	fields := r.namedFields(r.withoutListRoles(r.roleFields(st)))
	fields = append(fields, r.readOnlyBelow(st, fields)...)
	r.assignRoles(st, fields)
	r.bindIDs(r.pattern, fields)
	return fields
}

// checkInBody reports fields whose roles are about a change of the body and
// that are not in it.
func checkInBody(b *built, st *types.Struct, fields []roleField) {
	(&assigner{adviser{b}}).checkInBody(st, fields)
}

// noteCreation notes a creation time that clients can write.
func noteCreation(b *built, fields []roleField) { (&assigner{adviser{b}}).noteCreation(fields) }
