package annotations

import (
	"slices"
	"strings"
)

// assignRoles fills in the fields of the resource by their roles.
func (r *reader) assignRoles(d *declaration, roles []roleField, res *Resource) {
	r.checkDuplicates(roles)
	r.checkExclusive(roles)
	seen := map[string]bool{}
	for _, f := range roles {
		seen[f.role.Name] = true
		if !r.resolve(f) {
			continue
		}
		switch f.role.Name {
		case "version":
			res.Version = f.field
		case "modified":
			res.Modified = f.field
		case "incarnation":
			res.Incarnation = f.field
		case "derived":
			res.Derived = append(res.Derived, f.field)
		}
	}
	if !seen["version"] && !seen["modified"] {
		r.reportNoValidator(d, res)
	}
	res.Weak = res.Weak || res.Version == nil
}

// checkDuplicates reports a second field in a role that only one can have.
func (r *reader) checkDuplicates(roles []roleField) {
	first := map[string]roleField{}
	for _, f := range roles {
		if f.role.Many {
			continue
		}
		if before, twice := first[f.role.Name]; twice {
			r.report(DuplicateRole, f.at, "field %s has the role %s, and so has %s: keep one of them", f.name(), f.role.Name, before.name())
			continue
		}
		first[f.role.Name] = f
	}
}

// checkExclusive reports a field with roles that exclude each other: what is
// the version, or joins every tag, is covered by the tag already.
func (r *reader) checkExclusive(roles []roleField) {
	exclusive := []string{"version", "incarnation", "derived"}
	for i, f := range roles {
		for _, g := range roles[:i] {
			if slices.Equal(f.index, g.index) && slices.Contains(exclusive, f.role.Name) && slices.Contains(exclusive, g.role.Name) {
				r.report(ConflictingRoles, f.at, "field %s cannot be %s and %s at once: keep one of the roles", f.name(), g.role.Name, f.role.Name)
				break
			}
		}
	}
}

// resolve finds out how the field's value is read in its role.
func (r *reader) resolve(f roleField) bool {
	t := f.field.Type
	if !known(t) {
		return false // reported with the JSON, or where the user's package does not compile
	}
	ok := false
	switch f.role.Name {
	case "version", "incarnation":
		ok = r.versionKind(f.field)
	case "modified":
		if !r.checkUnit(f) {
			return false
		}
		f.field.Unit = f.option
		ok = r.modifiedKind(f.field)
	case "id":
		ok = r.idKind(f.field)
	case "derived":
		f.field.Kind, ok = Value, true
	}
	if !ok {
		r.report(RoleType, f.at, "field %s cannot be the %s, its type is %s: it can be %s", f.name(), f.role.Name, r.qualified(t), f.role.Types)
	}
	return ok
}

// checkUnit reports an integer time of change without a unit, and a unit on
// anything else.
func (r *reader) checkUnit(f roleField) bool {
	kind, isInteger := integerKind(f.field.Type)
	units := "modified=" + strings.Join(f.role.Values, ", modified=")
	switch {
	case isInteger && f.option == "":
		r.report(BadRoleOption, f.at, "field %s is an integer and does not say its unit: write one of %s", f.name(), units)
		return false
	case !isInteger && f.option != "":
		r.suggest(BadRoleOption, f.at, f.role.Name, "field %s is of type %s and has no unit: write modified alone", f.name(), r.qualified(f.field.Type))
		return false
	}
	_ = kind
	return true
}

func (r *reader) reportNoValidator(d *declaration, res *Resource) {
	r.report(NoValidator, d.name(), "no field of %s has the role version or modified: tag the one that changes with the body with etagen:\"version\"%s",
		res.Name, "")
}
