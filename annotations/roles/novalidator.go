package roles

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/scope"
	"github.com/etagen/etagen/annotations/source"
)

// ownTime is the condition for a time to make a strong entity tag.
const ownTime = "if no two states of a row ever have the same stored time"

// reportNoValidator reports a resource without a field that says when it changes, and
// the field that most likely does.
func (r adviser) reportNoValidator(st *types.Struct) {
	r.Failed["version"] = true // diagnostics about it would only be confusing
	all := r.candidates(r.Object.Type())
	r.Report(model.NoValidator, r.Declaration.Name(), "no field of %s has the role version or modified: %s; if the table has no such column, write //%s:tag digest, which makes the entity tag from the JSON", r.Name, r.likelyValidator(all, st), grammar.Tool)
}

// likelyValidator says how to correct a resource without a validator.
func (r adviser) likelyValidator(all []candidate, st *types.Struct) string {
	if c, role := r.taggedBelow(all, st); role != "" {
		return gotype.PathName(c.path) + " has it but is not promoted: " + r.give(c, role)
	}
	modified, unit, timed := r.likelyTime(all)
	version, ok := likelyPath(all, func(c candidate) bool { return r.SeemsVersion(gotype.Last(c.path)) || r.holdsVersion(c) })
	if ok && (version.promoted || r.holdsVersion(version) || !timed || !modified.promoted) {
		return r.give(version, "version") + " if it changes whenever the body does"
	}
	canBoth := timed && r.CanVersion(gotype.Last(modified.path).Type())
	if timed && !canBoth {
		return r.give(modified, "modified") + ", which makes the entity tag weak, so If-Match never matches, or add a version that the store increments with each change"
	}
	if timed {
		role := "modified"
		if unit != "" {
			role += "=" + unit
		}
		return r.give(modified, "version", role) + " " + ownTime + "; else modified alone, which makes the entity tag weak, so If-Match never matches"
	}
	return `tag the one that changes whenever the body does with ` + grammar.Tool + `:"version", or add one that the store increments with each change`
}

// likelyTime returns the field with the name of a modification time.
func (r adviser) likelyTime(all []candidate) (c candidate, unit string, ok bool) {
	c, ok = likelyField(all, func(v *types.Var) bool { _, is := r.TimeUnit(v); return is })
	if ok {
		unit, _ = r.TimeUnit(gotype.Last(c.path))
	}
	return c, unit, ok
}

// taggedBelow returns a field below a member that has the role of a validator, but would
// have to be promoted.
func (r adviser) taggedBelow(all []candidate, st *types.Struct) (candidate, string) {
	for _, c := range all {
		if c.promoted {
			continue
		}
		tag := tagAt(st, c.path)
		for _, role := range []string{"version", "modified"} {
			if grammar.HasRole(tag, role) {
				return c, role
			}
		}
	}
	return candidate{}, ""
}

// tagAt returns the struct tag of the field at the end of a path.
func tagAt(st *types.Struct, path []*types.Var) string {
	tag := ""
	for _, v := range path {
		i := slices.IndexFunc(slices.Collect(st.Fields()), func(f *types.Var) bool { return f == v })
		if i < 0 {
			return ""
		}
		tag = st.Tag(i)
		if inner, ok := gotype.Deref(v.Type()).Underlying().(*types.Struct); ok {
			st = inner
		}
	}
	return tag
}

// instead says which field inside one that cannot have a role could have it; "" if there
// is no likely one.
func (r adviser) instead(f source.RoleField) string {
	var is func(*types.Var) bool
	switch f.Role.Name {
	case "version", "incarnation", "variant":
		is = func(v *types.Var) bool { return r.CanVersion(v.Type()) }
	case "modified":
		is = func(v *types.Var) bool { _, ok := r.UnitOf(v); return ok }
	case "id":
		is = func(v *types.Var) bool { return r.IdKind(&model.Field{Type: v.Type()}) }
	default:
		return ""
	}
	var below []candidate
	for _, c := range r.candidates(gotype.Last(f.Path).Type()) {
		if is(gotype.Last(c.path)) {
			below = append(below, candidate{path: slices.Concat(f.Path, c.path)})
		}
	}
	c, ok := r.choose(f.Role.Name, below)
	if !ok {
		return ""
	}
	role := f.Role.Name
	if unit, _ := r.UnitOf(gotype.Last(c.path)); role == "modified" && unit != "" {
		role += "=" + unit
	}
	return "; " + r.give(c, role) + " instead"
}

// choose returns the only candidate for a role, or the one with the name of the role.
func (r adviser) choose(role string, all []candidate) (candidate, bool) {
	if len(all) == 1 {
		return all[0], true
	}
	return likelyField(all, func(v *types.Var) bool {
		switch role {
		case "version":
			return r.SeemsVersion(v) || scope.PlainName(v) == "index"
		case "modified":
			_, ok := r.TimeUnit(v)
			return ok
		case "id":
			return slices.Contains([]string{"id", "uuid", "uid", "name"}, scope.PlainName(v))
		}
		return false
	})
}

// StrongTime says how to make a strong entity tag from the modification time. Use it for
// the suggestion if the tag made from it is too weak for writes.
func StrongTime(b *source.Subject) string {
	r := adviser{b}
	if !r.CanVersion(r.Modified.Type) {
		return "add the role version to a field that changes whenever the body does"
	}
	roles := []string{"version", "modified"}
	if r.Modified.Unit != "" {
		roles[1] += "=" + r.Modified.Unit
	}
	c := candidate{path: r.PathOf(r.Modified)}
	obj, _, _ := types.LookupFieldOrMethod(r.Object.Type(), true, r.Object.Pkg(), r.Modified.Name())
	c.promoted = obj == gotype.Last(c.path)
	return r.give(c, roles...) + " " + ownTime
}
