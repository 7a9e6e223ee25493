package roles

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/scope"
	"github.com/etagen/etagen/annotations/source"
)

// assignRoles sets the fields of the resource by their roles.
func (r *assigner) assignRoles(st *types.Struct, roles []source.RoleField) {
	r.checkDuplicates(roles)
	r.checkExclusive(roles)
	for _, f := range roles {
		if !r.resolve(f) {
			r.Failed[f.Role.Name] = true
			continue
		}
		switch f.Role.Name {
		case "version":
			r.Version = f.Field
		case "modified":
			r.Modified = f.Field
		case "incarnation":
			r.Incarnation = f.Field
		case "variant":
			r.Variant = f.Field
		case "readonly":
			r.ReadOnly = append(r.ReadOnly, f.Field)
		}
	}
	told := slices.ContainsFunc(roles, func(f source.RoleField) bool { return f.Role.Name == "version" || f.Role.Name == "modified" })
	if r.ClientOnly() {
		return // the server may make its validators from anything
	}
	if !told && !r.Digest && !r.Failed["version"] && !r.Failed["modified"] {
		r.reportNoValidator(st)
	}
	r.Weak = r.Weak || r.Version == nil && !r.Digest
}

// checkDuplicates reports a second field with a role that only one can have.
func (r *assigner) checkDuplicates(roles []source.RoleField) {
	first := map[string]source.RoleField{}
	for _, f := range roles {
		if f.Role.Many {
			continue
		}
		if before, twice := first[f.Role.Name]; twice {
			r.Report(model.DuplicateRole, f.At, "field %s has the role %s, and so does %s: keep one of them", f.Name(), f.Role.Name, before.Name())
			continue
		}
		first[f.Role.Name] = f
	}
}

// checkExclusive reports a field with roles that exclude each other: a field that is the
// version, or that joins every entity tag, is part of the tag already.
func (r *assigner) checkExclusive(roles []source.RoleField) {
	for i, f := range roles {
		for _, g := range roles[:i] {
			if slices.Equal(f.Index, g.Index) && f.Role.Exclusive && g.Role.Exclusive {
				r.Report(model.ConflictingRoles, f.At, "field %s cannot be both %s and %s: keep one of the roles", f.Name(), g.Role.Name, f.Role.Name)
				break
			}
		}
	}
}

// resolve determines how the field's value is read in its role.
func (r *assigner) resolve(f source.RoleField) bool {
	t := f.Field.Type
	if !gotype.Known(t) {
		r.ReportUnknownType(f.Path)
		return false
	}
	if r.reportHidden(f) {
		return false
	}
	if f.Role.Copied && gotype.HoldsLock(t, &gotype.Visited{}) {
		r.Report(model.RoleType, r.Nearest(f.Path), "field %s cannot have the role %s: its type %s contains a lock, which the generated code would copy; make it a pointer, or move the lock out of it", f.Name(), f.Role.Name, r.Qualified(t))
		return false
	}
	ok := false
	switch f.Role.Name {
	case "version", "incarnation", "variant":
		ok = scope.ThroughPointer(f.Field, r.VersionKind)
	case "modified":
		if !r.checkUnit(f) {
			return false
		}
		f.Field.Unit = f.Option
		ok = scope.ThroughPointer(f.Field, r.ModifiedKind)
	case "id":
		ok = scope.ThroughPointer(f.Field, r.IdKind)
	case "derived", "readonly", "covered", "sort":
		f.Field.Kind, ok = model.Value, true
	case "filter":
		if r.reportNoFilter(f) {
			return false
		}
		if ok = r.FilterKind(f.Field, f.Option); !ok {
			f.Field.Kind = "" // not used by any list
		}
	}
	if !ok {
		r.Report(model.RoleType, r.PlaceOf(f), "field %s cannot have the role %s, because its type is %s: the role takes %s%s", f.Name(), f.Spelled(), r.Qualified(t), f.Role.Types, r.instead(f))
	}
	return ok
}

// checkUnit reports an integer modification time without a unit, and a unit on any other
// field.
func (r *assigner) checkUnit(f source.RoleField) bool {
	t := gotype.Deref(f.Field.Type)
	if value := r.NullableInteger(t); value != nil {
		t = value.Type
	}
	_, isInteger := scope.IntegerKind(t)
	switch {
	case isInteger && f.Option == "" && gotype.TimeMethod(gotype.Deref(f.Field.Type)) != "":
		return true
	case isInteger && f.Option == "":
		r.Report(model.BadRoleOption, f.At, "field %s is an integer without a unit: write one of modified=%s",
			f.Name(), strings.Join(f.Role.Values, ", modified="))
		return false
	case isInteger && scope.TooSmall(t, f.Option):
		r.Report(model.RoleType, f.At, "field %s is of type %s, which is too small for a time in unit %s: make it an int64", f.Name(), r.Qualified(f.Field.Type), f.Option)
		return false
	case !isInteger && f.Option != "":
		r.Suggest(model.BadRoleOption, f.At, f.Role.Name, "field %s of type %s takes no unit: write modified alone", f.Name(), r.Qualified(f.Field.Type))
		return false
	}
	return true
}
