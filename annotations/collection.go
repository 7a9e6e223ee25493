package annotations

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
)

// readCollection reads the collection directive: all but the fields.
func (r *lister) readCollection(dir *directive) {
	if dir == nil {
		return
	}
	args, ok := r.arguments(dir)
	written, has := args["PATTERN"]
	if !has {
		if ok {
			r.report(model.BadArgument, dir.Span, "the directive collection needs the pattern of its route: write //%s:collection /%s", grammar.Tool, strings.ToLower(model.Plural(r.Name)))
		}
		return
	}
	c := &model.Collection{Pattern: written.Text, Methods: []string{"GET"}}
	_, c.Stat = args["stat"]
	_, c.ItemTags = args["item-tags"]
	_, c.Group = args["group"]
	if w, ok := args["methods"]; ok {
		c.Methods = r.readListMethods(w)
	}
	r.Collection = c
	r.list = r.readPattern(written)
}

// readListMethods reads the methods of a list, in the order in which they are
// kept: GET, POST.
func (r *lister) readListMethods(w grammar.Word) []string {
	elements := grammar.ListElements(w)
	listed := func(method string) bool {
		return slices.ContainsFunc(elements, func(e grammar.Word) bool { return e.Text == method })
	}
	if !listed("GET") {
		r.report(model.BadArgument, w.ValueAt, "methods has no GET, without which there is no list: write methods=GET,%s", w.Value)
	}
	if !listed("POST") {
		return []string{"GET"}
	}
	if r.Route == nil {
		r.report(model.BadArgument, w.ValueAt, "the answer to POST has to say where the new %s is: give the resource directive a pattern, as in /%s/{id}", r.Name, strings.ToLower(model.Plural(r.Name)))
	}
	return []string{"GET", "POST"}
}

// readListFields finds the fields that a list is about.
func (r *lister) readListFields(st *types.Struct, fields []roleField) {
	if r.Collection == nil {
		r.reportNoCollection(fields)
		return
	}
	for _, f := range fields {
		switch {
		case f.field == nil:
		case f.role.Name == "id":
			r.Collection.Keys = append(r.Collection.Keys, f.field)
		case f.role.Name == "sort":
			r.Collection.Sort = r.queryMember(f, r.Collection.Sort)
		case f.role.Name == "filter":
			r.Collection.Filter = r.queryMember(f, r.Collection.Filter)
		}
	}
	if len(r.Collection.Keys) == 0 && !r.failed["id"] {
		r.report(model.NoKey, r.declared.name(), "no field of %s has the role id, and the items of a list have to be told from each other: %s", r.Name, likelyID(r.built, r.Object.Type(), nil, "id"))
	}
	r.bindList(fields)
	r.checkListStat()
	if slices.Contains(r.Collection.Methods, "POST") {
		checkDecodable(r.built, st)
		if !r.failed["id"] {
			r.checkTold(fields)
		}
	}
}

// checkTold reports ids that can be read from a path and not be written into
// one, as the answer to POST has to.
func (r *lister) checkTold(fields []roleField) {
	for _, f := range fields {
		if f.role.Name == "id" && f.field != nil && f.field.Kind == model.Text && !f.field.ByJSON && !gotype.HasMarshalText(f.field.Type) && !gotype.IsString(f.field.Type) {
			r.report(model.RoleType, f.at, "field %s is an id that can be read from a path and not be told: the answer to POST has to say where the new resource is; add MarshalText to %s", f.name(), types.TypeString(f.field.Type, jsonshape.ShortName))
		}
	}
}

// checkListStat reports a list that a store is to vouch for, though what is
// derived in its items changes without the store's doing.
func (r *lister) checkListStat() {
	if !r.Collection.Stat || len(r.Derived) == 0 {
		return
	}
	first := r.Derived[0]
	why := "is derived"
	if reason, ok := r.joined[first]; ok {
		why = "joins the entity tag, for it " + reason
	}
	r.report(model.DerivedList, r.nearest(r.pathOf(first)), "field %s %s, and with stat the store would have to count its changes too: take stat from the collection, by which the tag of a list is made of those of its items",
		first.Name(), why)
}

// reportNoCollection reports roles that only a list can have a use for.
func (r *lister) reportNoCollection(fields []roleField) {
	for _, f := range fields {
		if f.role.Name == "sort" || f.role.Name == "filter" {
			r.report(model.NeedsCollection, f.at, "field %s has the role %s, and %s has no collection: add //%s:collection with the pattern of its route", f.name(), f.role.Name, r.Name, grammar.Tool)
		}
	}
}

// queryMember adds the member of the JSON that a field is, under whose name
// queries know it.
func (r *lister) queryMember(f roleField, all []*model.Member) []*model.Member {
	i := slices.IndexFunc(r.JSON, func(m *model.Member) bool { return slices.Equal(m.Field.Selector, f.field.Selector) })
	if i < 0 {
		r.report(model.NotInBody, f.at, "field %s has the role %s and is not a member of the JSON, under whose name a query would know it: take the role away", f.name(), f.role.Name)
		return all
	}
	m := &model.Member{Name: r.JSON[i].Name, Field: f.field}
	if f.role.Name == "filter" && r.reserved(f, m) {
		return all
	}
	return append(all, m)
}

// reserved reports a filter whose name in a query, or in the type of a query,
// has another meaning.
func (r *lister) reserved(f roleField, m *model.Member) bool {
	if slices.Contains([]string{"limit", "cursor", "sort"}, m.Name) {
		r.report(model.ReservedName, f.at, "the parameter %s of a query means something else than the member of this name: give the member another name, or take the role away", m.Name)
		return true
	}
	return r.reservedField(f)
}

// reservedField reports a field whose name has another meaning in the type of a
// query.
func (r *lister) reservedField(f roleField) bool {
	name := model.UpperFirst(f.field.Name())
	if !slices.Contains([]string{"Limit", "After", "Sort"}, name) {
		return false
	}
	r.report(model.ReservedName, f.at, "the type of a query has a field %s of its own: rename the field, or take the role away", name)
	return true
}

// bindList gives each wildcard of the list's route its field, as the route of
// the items does.
func (r *lister) bindList(fields []roleField) {
	if r.list == nil {
		return
	}
	for _, w := range r.list.Wildcards {
		i := r.listID(fields, w)
		if i < 0 && r.failed["id"] && (r.pattern == nil || r.pattern.Has(w.Name)) {
			continue // that is said already
		}
		if i < 0 {
			r.report(model.UnboundWildcard, w.Span, "no field of %s is the id for {%s}: tag one with etagen:%q", r.Name, w.Name, "id="+w.Name)
			continue
		}
		if r.reservedField(fields[i]) || r.filtersPath(fields, fields[i]) {
			continue
		}
		r.Collection.IDs = append(r.Collection.IDs, &model.ID{Wildcard: w.Name, Multi: w.Multi, Field: fields[i].field})
	}
}

// listID is the index of the field that a wildcard of the list's route stands
// for: the one that names it, that the items' route binds to it, or that is
// called so, without regard to case; -1 where there is none.
func (r *lister) listID(fields []roleField, w grammar.Wildcard) int {
	find := func(fits func(roleField) bool) int {
		return slices.IndexFunc(fields, func(f roleField) bool { return f.role.Name == "id" && f.field != nil && fits(f) })
	}
	for _, fits := range []func(roleField) bool{
		func(f roleField) bool { return f.option == w.Name },
		func(f roleField) bool { return r.binds(w.Name, f.field) },
		func(f roleField) bool {
			return f.option == "" && r.Route == nil && strings.EqualFold(gotype.Last(f.path).Name(), w.Name)
		},
	} {
		if i := find(fits); i >= 0 {
			return i
		}
	}
	return -1
}

// binds reports whether the items' route has a field for a wildcard.
func (r *lister) binds(wildcard string, field *model.Field) bool {
	return r.Route != nil && slices.ContainsFunc(r.Route.IDs, func(id *model.ID) bool { return id.Wildcard == wildcard && id.Field == field })
}

// filtersPath reports an id of the list's path that is a filter too.
func (r *lister) filtersPath(fields []roleField, id roleField) bool {
	for _, f := range fields {
		if f.role.Name == "filter" && slices.Equal(f.index, id.index) {
			r.report(model.ConflictingRoles, f.at, "field %s is in the path of the list already: take the role filter away", f.name())
			return true
		}
	}
	return false
}

// A lister reads what is about lists.
type lister struct{ *builder }
