package annotations

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// namedFields adds the fields that the arguments of the resource directive give
// roles to, for a struct that cannot carry tags. The ids, and what only one
// field can be, are those of the arguments alone; other roles add up.
func (r *assigner) namedFields(roles []roleField) []roleField {
	for _, role := range grammar.Roles() {
		w, ok := r.given[role.Name]
		if !ok {
			continue
		}
		if role.Name == "id" || !role.Many {
			roles = slices.DeleteFunc(roles, func(f roleField) bool { return f.role.Name == role.Name })
		}
		for _, f := range r.namedBy(role, w) {
			if !r.isGiven(f, roles) {
				roles = append(roles, f)
			}
		}
	}
	return roles
}

// isGiven reports a field that is named in a role that it has already.
func (r *assigner) isGiven(f roleField, roles []roleField) bool {
	again := slices.ContainsFunc(roles, func(g roleField) bool {
		return g.role.Name == f.role.Name && slices.Equal(g.index, f.index)
	})
	if again {
		r.report(model.DuplicateRole, f.at, "field %s has the role %s already: leave it out here", f.name(), f.role.Name)
	}
	return again
}

// namedBy are the fields that one argument names.
func (r *assigner) namedBy(definition grammar.Role, w grammar.Word) []roleField {
	role, elements := definition.Name, grammar.ListElements(w)
	if role == "modified" && len(elements) == 2 {
		f, ok := r.namedField(role, elements[0])
		f.option = elements[1].Text
		if !slices.Contains(f.role.Values, f.option) {
			r.suggest(model.BadRoleOption, elements[1].Span, grammar.Closest(f.option, f.role.Values), "modified has no unit %q: it has %s", f.option, strings.Join(f.role.Values, ", "))
			ok = false
		}
		return onlyIf(ok, f)
	}
	if !definition.Many && len(elements) > 1 {
		r.failed[role] = true
		r.report(model.BadArgument, w.ValueAt, "%s names one field, and here are %d", role, len(elements))
		return nil
	}
	var fields []roleField
	for i, e := range elements {
		f, ok := r.namedField(role, e)
		if role == "id" {
			ok = r.bindArgument(&f, e, i) && ok
		}
		fields = append(fields, onlyIf(ok, f)...)
	}
	return fields
}

func onlyIf(ok bool, f roleField) []roleField {
	if !ok {
		return nil
	}
	return []roleField{f}
}

// bindArgument gives the id number i its wildcard: that of the item's route.
func (r *assigner) bindArgument(f *roleField, e grammar.Word, i int) bool {
	if r.pattern == nil {
		return true
	}
	if i >= len(r.pattern.Wildcards) {
		r.report(model.UnboundID, e.Span, "the pattern %s has no wildcard for the id field %s: it has %d", r.pattern.Text, e.Text, len(r.pattern.Wildcards))
		return false
	}
	f.option = r.pattern.Wildcards[i].Name
	return true
}

// namedField finds a field by its name, or by the way to it: Meta.Version.
func (r *assigner) namedField(role string, e grammar.Word) (roleField, bool) {
	f := roleField{tagRole: tagRole{role: grammar.RoleNamed(role), at: e.Roughly()}}
	t := r.Object.Type()
	outer := ""
	for name := range strings.SplitSeq(e.Text, ".") {
		obj, index, _ := types.LookupFieldOrMethod(t, true, r.Object.Pkg(), name)
		v, ok := obj.(*types.Var)
		if !ok {
			r.failed[role] = true
			r.reportUnknownField(e, outer, name, t)
			return f, false
		}
		f.path = append(f.path, gotype.PathTo(t, index)...)
		f.index = append(f.index, index...)
		t = v.Type()
		outer += name + "."
	}
	field, ok := r.selectPath(f.path)
	if !ok && role == "covered" {
		field, ok = &model.Field{Type: t}, true // of which nobody reads anything
	}
	if !ok {
		r.failed[role] = true
		r.report(model.UnreachableField, e.Span, "field %s has the role %s and cannot be reached: another package keeps it to itself", e.Text, role)
		return f, false
	}
	f.field = field
	return f, true
}

// reportUnknownField reports a name that is no field of t. A message of protobuf's
// opaque API has methods alone.
func (r *assigner) reportUnknownField(e grammar.Word, outer string, name string, t types.Type) {
	for _, getter := range []string{name, "Get" + name} {
		if obj, _, _ := types.LookupFieldOrMethod(t, true, r.Object.Pkg(), getter); obj != nil {
			r.report(model.UnknownField, e.Span, "%s has the method %s and no field for it that can be reached: wrap the type in a struct of yours with a field that the store fills", r.Name, outer+obj.Name())
			return
		}
	}
	if paths := r.equallyDeep(t, name); paths != nil {
		r.suggest(model.UnknownField, e.Span, outer+gotype.PathName(paths[0]), "field %s of %s is %s or %s, which are equally deep: write which", e.Text, r.Name, r.placed(paths[0], e.Span), r.placed(paths[1], e.Span))
		return
	}
	likely := grammar.Closest(e.Text, fieldsBehind(outer, t))
	if c, ok := likelyField(r.candidates(t), func(v *types.Var) bool { return plainName(v) == plainText(name) }); ok && likely == "" {
		likely = outer + c.argument()
	}
	r.suggest(model.UnknownField, e.Span, likely, "%s has no field %s that can be reached%s", r.Name, e.Text, instead(likely))
}

// instead says what to write; nothing if that is not known.
func instead(likely string) string {
	if likely == "" {
		return ""
	}
	return ": write " + likely
}

// fieldsBehind are the names of a struct's exported fields, promoted ones
// included, as they are written behind the way to the struct: Meta.Version for
// the outer Meta.
func fieldsBehind(outer string, t types.Type) []string {
	st, ok := gotype.Deref(t).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var names []string
	gotype.EachField(st, gotype.Visit{Within: []types.Type{t}}, func(at gotype.Visit, _ string) {
		v := gotype.Last(at.Path)
		if found, _, _ := types.LookupFieldOrMethod(t, true, nil, v.Name()); found == v && v.Exported() {
			names = append(names, outer+v.Name())
		}
	})
	return names
}
