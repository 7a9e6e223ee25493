package roles

import (
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/scope"
	"github.com/etagen/etagen/annotations/source"
)

// bindIDs binds each wildcard of the route to its field. Fields that name a wildcard
// come first; then the plain id field gets the one that remains.
func (r *assigner) bindIDs(roles []source.RoleField) {
	if r.Pattern == nil {
		return
	}
	bound := map[string]*model.ID{}
	var plain, misnamed []source.RoleField
	for _, f := range roles {
		switch {
		case f.Role.Name != "id":
		case f.Option == "":
			plain = append(plain, f)
		case !r.bindNamed(f, bound):
			misnamed = append(misnamed, f)
		}
	}
	var left []grammar.Wildcard
	for _, w := range r.Pattern.Wildcards {
		if bound[w.Name] == nil {
			left = append(left, w)
		}
	}
	if len(misnamed) > 0 {
		r.reportMisnamed(misnamed, left)
		return
	}
	plain, left = bindByName(plain, left, bound)
	r.bindPlain(plain, left, bound)
	for _, w := range r.Pattern.Wildcards {
		if id := bound[w.Name]; id != nil {
			r.Route.IDs = append(r.Route.IDs, id)
		}
	}
}

// bindByName binds plain id fields with the name of a wildcard, ignoring case and
// characters that join words, if more than one field or wildcard remains. It returns the
// fields and wildcards that remain then.
func bindByName(plain []source.RoleField, left []grammar.Wildcard, bound map[string]*model.ID) ([]source.RoleField, []grammar.Wildcard) {
	if len(plain) == 1 && len(left) == 1 {
		return plain, left
	}
	plainly := func(a, b string) bool { return scope.PlainText(a) == scope.PlainText(b) }
	for _, same := range []func(a, b string) bool{isEqual, strings.EqualFold, plainly} {
		var others []grammar.Wildcard
		for _, w := range left {
			i := slices.IndexFunc(plain, func(f source.RoleField) bool { return same(gotype.Last(f.Path).Name(), w.Name) })
			if i < 0 {
				others = append(others, w)
				continue
			}
			bound[w.Name] = &model.ID{Wildcard: w.Name, Multi: w.Multi, Field: plain[i].Field}
			plain = slices.Delete(slices.Clone(plain), i, i+1)
		}
		left = others
	}
	return plain, left
}

func isEqual(a, b string) bool { return a == b }

// bindNamed binds a field with id=NAME; it returns false if the pattern has no such
// wildcard.
func (r *assigner) bindNamed(f source.RoleField, bound map[string]*model.ID) bool {
	i := slices.IndexFunc(r.Pattern.Wildcards, func(w grammar.Wildcard) bool { return w.Name == f.Option })
	if i < 0 {
		return false
	}
	if first := bound[f.Option]; first != nil {
		r.Report(model.AmbiguousID, f.At, "field %s is a second id for {%s}, besides %s: keep one of them", f.Name(), f.Option, first.Field.Name())
		return true
	}
	w := r.Pattern.Wildcards[i]
	bound[w.Name] = &model.ID{Wildcard: w.Name, Multi: w.Multi, Field: f.Field}
	return true
}

// reportMisnamed reports fields with id=NAME that name no wildcard. Other problems may
// just follow from these.
func (r *assigner) reportMisnamed(misnamed []source.RoleField, left []grammar.Wildcard) {
	var names []string
	for _, w := range left {
		names = append(names, w.Name)
	}
	for _, f := range misnamed {
		likely := grammar.Closest(f.Option, names)
		if len(names) == 1 {
			likely = names[0]
		}
		if likely != "" {
			likely = "id=" + likely
		}
		advice := "remove the role"
		if len(names) > 0 {
			advice = "write id=" + strings.Join(names, " or id=")
		}
		r.Suggest(model.UnboundID, f.At, likely, "field %s is the id for {%s}, but the pattern %s has no such wildcard: %s", f.Name(), f.Option, r.Pattern.Text, advice)
	}
}

// bindPlain binds the field with a plain id, if exactly one field and one wildcard
// remain.
func (r *assigner) bindPlain(plain []source.RoleField, left []grammar.Wildcard, bound map[string]*model.ID) {
	switch {
	case len(left) == 1 && len(plain) == 1:
		w := left[0]
		bound[w.Name] = &model.ID{Wildcard: w.Name, Multi: w.Multi, Field: plain[0].Field}
	case len(plain) == 0 && !r.Failed["id"]:
		r.Failed["id"] = true // otherwise a list without keys would be reported too
		r.reportUnbound(left)
	case len(plain) == 0:
	case len(r.Pattern.Wildcards) == 0:
		likely := strings.TrimSuffix(strings.TrimSuffix(r.Pattern.Text, "{$}"), "/") + "/{id}"
		r.Suggest(model.UnboundID, r.Pattern.Span, r.Pattern.Rewrite(likely), "the pattern %s has no wildcard for the id field %s: add one, or remove the role", r.Pattern.Text, plain[0].Name())
	case len(left) == 0:
		for _, f := range plain {
			r.Report(model.UnboundID, f.At, "every wildcard of %s has an id field already, which is not %s: remove the role", r.Pattern.Text, f.Name())
		}
	case len(left) == 1:
		for _, f := range plain[1:] {
			r.Report(model.AmbiguousID, f.At, "field %s is a second id for {%s}, besides %s: keep one of them", f.Name(), left[0].Name, plain[0].Name())
		}
	default:
		r.Failed["id"] = true
		for _, f := range plain {
			r.Report(model.AmbiguousID, f.At, "it is not clear which of %s the id field %s is for: write id=NAME", wildcardList(left), f.Name())
		}
	}
}

func wildcardList(all []grammar.Wildcard) string {
	names := make([]string, len(all))
	for i, w := range all {
		names[i] = "{" + w.Name + "}"
	}
	return strings.Join(names, ", ")
}
