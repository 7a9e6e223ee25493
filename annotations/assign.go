package annotations

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// assignRoles fills in the fields of the resource by their roles.
func (r *assigner) assignRoles(st *types.Struct, roles []roleField) {
	r.checkDuplicates(roles)
	r.checkExclusive(roles)
	for _, f := range roles {
		if !r.resolve(f) {
			r.failed[f.role.Name] = true
			continue
		}
		switch f.role.Name {
		case "version":
			r.Version = f.field
		case "modified":
			r.Modified = f.field
		case "incarnation":
			r.Incarnation = f.field
		case "readonly":
			r.ReadOnly = append(r.ReadOnly, f.field)
		}
	}
	told := slices.ContainsFunc(roles, func(f roleField) bool { return f.role.Name == "version" || f.role.Name == "modified" })
	if !told && !r.failed["version"] && !r.failed["modified"] {
		r.reportNoValidator(st)
	}
	r.Weak = r.Weak || r.Version == nil
}

// checkDuplicates reports a second field in a role that only one can have.
func (r *assigner) checkDuplicates(roles []roleField) {
	first := map[string]roleField{}
	for _, f := range roles {
		if f.role.Many {
			continue
		}
		if before, twice := first[f.role.Name]; twice {
			r.report(model.DuplicateRole, f.at, "field %s has the role %s, and so has %s: keep one of them", f.name(), f.role.Name, before.name())
			continue
		}
		first[f.role.Name] = f
	}
}

// checkExclusive reports a field with roles that exclude each other: what is
// the version, or joins every tag, is covered by the tag already.
func (r *assigner) checkExclusive(roles []roleField) {
	exclusive := []string{"id", "version", "incarnation", "derived", "covered"}
	for i, f := range roles {
		for _, g := range roles[:i] {
			if slices.Equal(f.index, g.index) && slices.Contains(exclusive, f.role.Name) && slices.Contains(exclusive, g.role.Name) {
				r.report(model.ConflictingRoles, f.at, "field %s cannot be %s and %s at once: keep one of the roles", f.name(), g.role.Name, f.role.Name)
				break
			}
		}
	}
}

// resolve finds out how the field's value is read in its role.
func (r *assigner) resolve(f roleField) bool {
	t := f.field.Type
	if !gotype.Known(t) {
		r.reportUnknownType(f.path)
		return false
	}
	if r.reportHidden(f) {
		return false
	}
	copied := f.role.Name != "sort" && f.role.Name != "covered"
	if copied && gotype.HoldsLock(t, &gotype.Visited{}) {
		r.report(model.RoleType, r.nearest(f.path), "field %s cannot have the role %s: its type %s holds a lock, and the output would copy it; make it a pointer, or keep the lock out of it", f.name(), f.role.Name, r.qualified(t))
		return false
	}
	ok := false
	switch f.role.Name {
	case "version", "incarnation":
		ok = throughPointer(f.field, r.versionKind)
	case "modified":
		if !r.checkUnit(f) {
			return false
		}
		f.field.Unit = f.option
		ok = throughPointer(f.field, r.modifiedKind)
	case "id":
		ok = throughPointer(f.field, r.idKind)
	case "derived", "readonly", "covered", "sort":
		f.field.Kind, ok = model.Value, true
	case "filter":
		ok = throughPointer(f.field, r.filterKind)
	}
	if !ok {
		r.report(model.RoleType, r.placeOf(f), "field %s cannot have the role %s, its type is %s: it can be %s%s", f.name(), f.role.Name, r.qualified(t), f.role.Types, r.instead(f))
	}
	return ok
}

// checkUnit reports an integer time of change without a unit, and a unit on
// anything else.
func (r *assigner) checkUnit(f roleField) bool {
	t := gotype.Deref(f.field.Type)
	if value := r.nullableInteger(t); value != nil {
		t = value.Type
	}
	_, isInteger := integerKind(t)
	switch {
	case isInteger && f.option == "" && gotype.TimeMethod(gotype.Deref(f.field.Type)) != "":
		return true
	case isInteger && f.option == "":
		r.report(model.BadRoleOption, f.at, "field %s is an integer and does not say its unit: write one of modified=%s",
			f.name(), strings.Join(f.role.Values, ", modified="))
		return false
	case isInteger && tooSmall(t, f.option):
		r.report(model.RoleType, f.at, "field %s is of type %s, which is too small for a time in unit %s: make it an int64", f.name(), r.qualified(f.field.Type), f.option)
		return false
	case !isInteger && f.option != "":
		r.suggest(model.BadRoleOption, f.at, f.role.Name, "field %s is of type %s and has no unit: write modified alone", f.name(), r.qualified(f.field.Type))
		return false
	}
	return true
}
