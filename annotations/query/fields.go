package query

import (
	"fmt"
	"slices"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// ReportNoCollection reports roles that only make sense with a list; why says what has no
// list. Call it if the resource has no collection directive.
func (r *Reader) ReportNoCollection(fields []source.RoleField, why string) {
	for _, f := range fields {
		if f.Role.Listed {
			r.Report(model.NeedsCollection, f.At, "field %s has the role %s, but %s %s", f.Name(), f.Spelled(), r.Name, why)
		}
	}
}

// Member returns the member of the JSON for a field, whose name queries use; nil if
// there is none.
func (r *Reader) Member(f source.RoleField) *model.Member {
	i := slices.IndexFunc(r.JSON, func(m *model.Member) bool { return m.Field.Is(f.Field) })
	if i < 0 && r.isBelowMember(f.Field.Selector) {
		r.Report(model.NotInBody, f.At, "field %s has the role %s, but a query has names only for the members of %s itself: remove the role, or embed the struct that has the field", f.Name(), f.Spelled(), r.Name)
		return nil
	}
	if i < 0 {
		r.Report(model.NotInBody, f.At, "field %s has the role %s but is not in the JSON, which gives it its name in a query: remove the role", f.Name(), f.Spelled())
		return nil
	}
	return &model.Member{Name: r.JSON[i].Name, Field: f.Field}
}

// isBelowMember reports whether a field is inside a member of the JSON.
func (r *Reader) isBelowMember(selector []string) bool {
	return slices.ContainsFunc(r.JSON, func(m *model.Member) bool {
		n := len(m.Field.Selector)
		return n < len(selector) && slices.Equal(m.Field.Selector, selector[:n])
	})
}

// ReadFilter adds a way to filter by a field. A field can have several. Call it for each
// role filter.
func (r *Reader) ReadFilter(f source.RoleField) {
	m := r.Member(f)
	if m == nil || f.Field.Kind == "" {
		return
	}
	one := filterBy(f, *m)
	for _, p := range one.Parameters() {
		if r.reserved(f, p) {
			return
		}
	}
	i := slices.IndexFunc(r.Collection.Filter, func(other *model.Filter) bool { return other.Name == m.Name })
	if i < 0 {
		r.Collection.Filter = append(r.Collection.Filter, one)
		return
	}
	all := r.Collection.Filter[i]
	if one.Equal && all.In || one.In && all.Equal {
		r.Report(model.ConflictingRoles, f.At, "field %s cannot be both filter and filter=in, because one allows the parameter %s once and the other repeats it: keep one of the roles", f.Name(), m.Name)
		return
	}
	all.Equal, all.In, all.Range = all.Equal || one.Equal, all.In || one.In, all.Range || one.Range
}

// filterBy returns the way to filter by a member that a role gives.
func filterBy(f source.RoleField, m model.Member) *model.Filter {
	return &model.Filter{Member: m, Equal: f.Option == "", In: f.Option == "in", Range: f.Option == "range"}
}

// A claim is a field of the query type, and its purpose.
type claim struct {
	model.Parameter
	at   grammar.Span
	what string // the purpose
}

// claims returns the fields of the query type that result from a struct and a directive,
// in order.
func (r *Reader) claims(fields []source.RoleField) []claim {
	var all []claim
	for _, id := range r.Collection.IDs {
		i := slices.IndexFunc(r.List.Wildcards, func(w grammar.Wildcard) bool { return w.Name == id.Wildcard })
		all = append(all, claim{model.Parameter{Field: model.UpperFirst(id.Field.Name())}, r.List.Wildcards[i].Span, "the wildcard {" + id.Wildcard + "}"})
	}
	for _, f := range fields {
		if f.Role.Name != "filter" || f.Field == nil || f.Field.Kind == "" {
			continue
		}
		for _, filter := range r.Collection.Filter {
			if !filter.Field.Is(f.Field) {
				continue
			}
			for _, p := range filterBy(f, filter.Member).Parameters() {
				all = append(all, claim{p, f.At, fmt.Sprintf("the role %s of field %s", f.Spelled(), f.Name())})
			}
		}
	}
	for i, p := range r.Collection.Params {
		all = append(all, claim{model.Parameter{Name: p.Name, Field: p.Field}, r.Params[i].Span, "the parameter " + p.Name})
	}
	return all
}

// CheckParameters reports parameters with the same name, or with the same field in the
// query type, and parameters that would be ignored. Call it after all fields and
// arguments are read.
func (r *Reader) CheckParameters(fields []source.RoleField) {
	all := r.claims(fields)
	for i, c := range all {
		for _, before := range all[:i] {
			if c.clashes(before) {
				r.reportClash(c, before)
				break
			}
		}
	}
	for _, w := range r.Ignored {
		i := slices.IndexFunc(all, func(c claim) bool { return ignores(w.Text, c.Name) })
		if i >= 0 {
			r.Report(model.ReservedName, w.Span, "ignore=%s would drop the parameter %s of the list: remove it", w.Text, all[i].Name)
		}
	}
}

// clashes reports whether two claims cannot be distinguished. Filtering by one field in
// two ways is reported elsewhere.
func (c claim) clashes(before claim) bool {
	if c.Filter != nil && before.Filter != nil && c.Filter.Field.Is(before.Filter.Field) {
		return false
	}
	return c.Field == before.Field || c.Name != "" && c.Name == before.Name
}

// reportClash reports two claims that cannot be distinguished.
func (r *Reader) reportClash(c, before claim) {
	if c.Name != "" && c.Name == before.Name {
		r.Report(model.ReservedName, c.at, "the query parameter %s already belongs to %s: give this one another name", c.Name, before.what)
		return
	}
	r.Report(model.ReservedName, c.at, "the query type would have two fields %s, for %s and for %s: rename one of them", c.Field, before.what, c.what)
}
