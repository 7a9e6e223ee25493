package roles

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/scope"
	"github.com/etagen/etagen/annotations/source"
)

// namedFields adds the fields that the arguments of the resource directive give roles
// to: a struct may not be able to have tags. If there are arguments for ids, or for a
// role that only one field can have, they replace the tags; other roles add up.
func (r *assigner) namedFields(roles []source.RoleField) []source.RoleField {
	for _, role := range grammar.Roles() {
		for _, option := range optionsOf(role) {
			w, ok := r.Given[role.ArgumentFor(option)]
			if !ok {
				continue
			}
			if role.Name == "id" || !role.Many {
				roles = slices.DeleteFunc(roles, func(f source.RoleField) bool { return f.Role.Name == role.Name })
			}
			for _, f := range r.namedBy(role, option, w) {
				if !r.isGiven(f, roles) {
					roles = append(roles, f)
				}
			}
		}
	}
	return roles
}

// optionsOf returns the options of a role that have an argument; "" stands for no
// option.
func optionsOf(role grammar.Role) []string {
	if !role.Repeats {
		return []string{""}
	}
	return append([]string{""}, role.Values...)
}

// isGiven reports a field that is named for a role that it already has.
func (r *assigner) isGiven(f source.RoleField, roles []source.RoleField) bool {
	again := slices.ContainsFunc(roles, func(g source.RoleField) bool {
		return g.Role.Name == f.Role.Name && slices.Equal(g.Index, f.Index) && (!f.Role.Repeats || g.Option == f.Option)
	})
	if again {
		r.Report(model.DuplicateRole, f.At, "field %s already has the role %s: remove it here", f.Name(), f.Spelled())
	}
	return again
}

// namedBy returns the fields that one argument names for a role with an option.
func (r *assigner) namedBy(definition grammar.Role, option string, w grammar.Word) []source.RoleField {
	role, elements := definition.Name, grammar.ListElements(w)
	if role == "modified" && len(elements) == 2 {
		f, ok := r.namedField(role, elements[0])
		f.Option = elements[1].Text
		if !slices.Contains(f.Role.Values, f.Option) {
			r.Failed[role] = true
			r.Suggest(model.BadRoleOption, elements[1].Span, grammar.Closest(f.Option, f.Role.Values), "modified has no unit %q: its units are %s", f.Option, strings.Join(f.Role.Values, ", "))
			ok = false
		}
		return onlyIf(ok, f)
	}
	if !definition.Many && len(elements) > 1 {
		r.Failed[role] = true
		r.Report(model.BadArgument, w.ValueAt, "%s names one field, not %d: keep one of them", role, len(elements))
		return nil
	}
	var fields []source.RoleField
	for i, e := range elements {
		f, ok := r.namedField(role, e)
		if definition.Repeats {
			f.Option = option
		}
		if role == "id" {
			ok = r.bindArgument(&f, e, i) && ok
		}
		fields = append(fields, onlyIf(ok, f)...)
	}
	return fields
}

func onlyIf(ok bool, f source.RoleField) []source.RoleField {
	if !ok {
		return nil
	}
	return []source.RoleField{f}
}

// bindArgument gives the id at index i its wildcard in the items' route.
func (r *assigner) bindArgument(f *source.RoleField, e grammar.Word, i int) bool {
	if r.Pattern == nil {
		return true
	}
	if i >= len(r.Pattern.Wildcards) {
		r.Report(model.UnboundID, e.Span, "the pattern %s has no wildcard left for the id field %s: add one, or remove the field", r.Pattern.Text, e.Text)
		return false
	}
	f.Option = r.Pattern.Wildcards[i].Name
	return true
}

// namedField finds a field by its name, or by its path: Meta.Version.
func (r *assigner) namedField(role string, e grammar.Word) (source.RoleField, bool) {
	f := source.RoleField{TagRole: source.TagRole{Role: grammar.RoleNamed(role), At: e.Roughly()}}
	t := r.Object.Type()
	outer := ""
	for name := range strings.SplitSeq(e.Text, ".") {
		obj, index, _ := types.LookupFieldOrMethod(t, true, r.Object.Pkg(), name)
		v, ok := obj.(*types.Var)
		if !ok {
			r.Failed[role] = true
			if !r.reportOption(f.Role, e) {
				r.reportUnknownField(e, outer, name, t)
			}
			return f, false
		}
		f.Path = append(f.Path, gotype.PathTo(t, index)...)
		f.Index = append(f.Index, index...)
		t = v.Type()
		outer += name + "."
	}
	field, ok := r.SelectPath(f.Path)
	if !ok && role == "covered" {
		field, ok = &model.Field{Type: t}, true // nobody reads the field
	}
	if !ok {
		r.Failed[role] = true
		r.Report(model.UnreachableField, e.Span, "field %s has the role %s but is not accessible: another package does not export it", e.Text, role)
		return f, false
	}
	f.Field = field
	return f, true
}

// reportOption reports an option of a role in the place of a field.
func (r *assigner) reportOption(definition *grammar.Role, e grammar.Word) bool {
	if !definition.Repeats || !slices.Contains(definition.Values, e.Text) {
		return false
	}
	r.Report(model.UnknownField, e.Span, "%s has no field %s: for fields with the role %s=%s write %s=FIELDS", r.Name, e.Text, definition.Name, e.Text, definition.ArgumentFor(e.Text))
	return true
}

// reportUnknownField reports a name that is not a field of t. A message of protobuf's
// opaque API has only methods.
func (r *assigner) reportUnknownField(e grammar.Word, outer string, name string, t types.Type) {
	for _, getter := range []string{name, "Get" + name} {
		if obj, _, _ := types.LookupFieldOrMethod(t, true, r.Object.Pkg(), getter); obj != nil {
			r.Report(model.UnknownField, e.Span, "%s has the method %s but no accessible field for it: wrap the type in your own struct, with a field that the store fills", r.Name, outer+obj.Name())
			return
		}
	}
	if paths := r.equallyDeep(t, name); paths != nil {
		r.Suggest(model.UnknownField, e.Span, outer+gotype.PathName(paths[0]), "field %s of %s could be %s or %s, which are at the same depth: write the whole path", e.Text, r.Name, r.placed(paths[0], e.Span), r.placed(paths[1], e.Span))
		return
	}
	likely := grammar.Closest(e.Text, fieldsBehind(outer, t))
	if c, ok := likelyField(r.candidates(t), func(v *types.Var) bool { return scope.PlainName(v) == scope.PlainText(name) }); ok && likely == "" {
		likely = outer + c.argument()
	}
	r.Suggest(model.UnknownField, e.Span, likely, "%s has no accessible field %s%s", r.Name, e.Text, instead(likely))
}

// instead says what to write, or nothing if that is not known.
func instead(likely string) string {
	if likely == "" {
		return ""
	}
	return ": write " + likely
}

// fieldsBehind returns the names of a struct's exported fields, including promoted ones,
// each after the path to the struct: Meta.Version for the outer Meta.
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
