package annotations

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/body"
	"github.com/etagen/etagen/annotations/directive"
	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/query"
	"github.com/etagen/etagen/annotations/roles"
	"github.com/etagen/etagen/annotations/source"
)

// readCollection reads the collection directive, except for the fields.
func (r *lister) readCollection(dir *source.Directive) {
	if dir == nil {
		return
	}
	args, ok := directive.Arguments(&r.Findings, dir)
	c := &model.Collection{Limit: model.DefaultLimit, MaxLimit: model.DefaultMaxLimit}
	_, c.Stat = args["stat"]
	_, c.ItemTags = args["item-tags"]
	_, c.Group = args["group"]
	_, c.Total = args["total"]
	written, has := args["PATTERN"]
	if !has {
		if ok && !r.needsListPattern(dir, args) {
			r.Collection = c
		}
		return
	}
	c.Pattern, c.Methods = written.Text, []string{"GET"}
	if w, ok := args["methods"]; ok {
		c.Methods = r.readListMethods(w)
	}
	r.Collection = c
	if w, ok := args["limit"]; ok {
		r.query().ReadLimit(w)
	}
	if w, ok := args["params"]; ok {
		r.query().ReadParams(w)
	}
	if w, ok := args["ignore"]; ok {
		r.query().ReadIgnored(w)
	}
	r.List = r.readPattern(written)
}

// needsListPattern reports arguments that only apply to a route of a list, if there is
// none.
func (r *lister) needsListPattern(dir *source.Directive, args map[string]grammar.Word) bool {
	found := false
	for _, def := range dir.Definition.Arguments {
		if w, ok := args[def.Name]; ok && !slices.Contains([]string{"item-tags", "total"}, def.Name) {
			found = true
			r.Report(model.NeedsPattern, w.Span, "%s needs a route: give the collection a pattern, as in %s", def.Name, r.likelyPath())
		}
	}
	return found
}

// readListMethods reads the methods of a list. It returns them in the order GET, POST.
func (r *lister) readListMethods(w grammar.Word) []string {
	elements := grammar.ListElements(w)
	listed := func(method string) bool {
		return slices.ContainsFunc(elements, func(e grammar.Word) bool { return e.Text == method })
	}
	if !listed("GET") {
		r.Report(model.BadArgument, w.ValueAt, "methods lacks GET, which serves the list: write methods=GET,%s", w.Value)
	}
	if !listed("POST") {
		return []string{"GET"}
	}
	if r.Route == nil {
		r.Report(model.BadArgument, w.ValueAt, "the response to POST needs the address of the new %s: give the resource directive a pattern, as in %s/{id}", r.Name, r.likelyPath())
	}
	return []string{"GET", "POST"}
}

// readListFields finds the fields that a list uses.
func (r *lister) readListFields(st *types.Struct, fields []source.RoleField) {
	if r.Collection == nil {
		r.query().ReportNoCollection(fields, "has no collection: add //"+grammar.Tool+":collection with the pattern of its route")
		return
	}
	if !r.Lists() {
		r.query().ReportNoCollection(fields, "has a collection without a route: add a pattern to the collection directive")
	}
	for _, f := range fields {
		switch {
		case f.Field == nil:
		case f.Role.Name == "id":
			r.Collection.Keys = append(r.Collection.Keys, f.Field)
		case !r.Lists():
		case f.Role.Name == "sort":
			if m := r.query().Member(f); m != nil {
				r.Collection.Sort = append(r.Collection.Sort, m)
			}
		case f.Role.Name == "filter":
			r.query().ReadFilter(f)
		}
	}
	if len(r.Collection.Keys) == 0 && !r.Failed["id"] {
		r.Report(model.NoKey, r.Declaration.Name(), "no field of %s has the role id, which the items of a list need: %s", r.Name, roles.LikelyID(r.Subject))
	}
	r.bindList(fields)
	r.query().CheckParameters(fields)
	r.checkListStat()
	if slices.Contains(r.Collection.Methods, "POST") {
		body.CheckDecodable(r.Subject, st)
		if !r.Failed["id"] {
			r.checkTold(fields)
		}
	}
}

// checkTold reports ids that can be read from a path but not written into one: the
// response to POST contains the path.
func (r *lister) checkTold(fields []source.RoleField) {
	for _, f := range fields {
		if f.Role.Name == "id" && f.Field != nil && isOnlyParsed(f.Field) {
			r.Report(model.RoleType, f.At, "the id field %s cannot be written into the Location of a new resource: add MarshalText to %s", f.Name(), types.TypeString(f.Field.Type, jsonshape.ShortName))
		}
	}
}

// checkListStat reports a list whose state the store is to report, if its items have
// derived values. Those change without the store.
func (r *lister) checkListStat() {
	if !r.Collection.Stat || len(r.Derived) == 0 {
		return
	}
	first := r.Derived[0]
	why := "is derived"
	if reason, ok := r.JoinedFor[first]; ok {
		why = "is part of the entity tag, because it " + reason
	}
	r.Report(model.DerivedList, r.Nearest(r.PathOf(first)), "field %s %s, so with stat the store would have to count its changes too: remove stat from the collection; the entity tag of a list is then made from those of its items",
		first.Name(), why)
}

// bindList binds each wildcard of the list's route to its field, as the items' route
// does.
func (r *lister) bindList(fields []source.RoleField) {
	if r.List == nil {
		return
	}
	for _, w := range r.List.Wildcards {
		i := r.listID(fields, w)
		if i < 0 && r.Failed["id"] && (r.Pattern == nil || r.Pattern.Has(w.Name)) {
			continue // that is reported already
		}
		if i < 0 {
			r.Report(model.UnboundWildcard, w.Span, "no field of %s is the id for {%s}: tag one with etagen:%q", r.Name, w.Name, "id="+w.Name)
			continue
		}
		if r.query().ReservesField(fields[i], fields[i].Field.Name()) || r.filtersPath(fields, fields[i]) {
			continue
		}
		r.Collection.IDs = append(r.Collection.IDs, &model.ID{Wildcard: w.Name, Multi: w.Multi, Field: fields[i].Field})
	}
}

// listID returns the index of the field for a wildcard of the list's route, or -1. The
// field names the wildcard, or the items' route binds it, or it has the same name. Case
// is ignored only if there is no exact match.
func (r *lister) listID(fields []source.RoleField, w grammar.Wildcard) int {
	find := func(fits func(source.RoleField) bool) int {
		return slices.IndexFunc(fields, func(f source.RoleField) bool { return f.Role.Name == "id" && f.Field != nil && fits(f) })
	}
	for _, fits := range []func(source.RoleField) bool{
		func(f source.RoleField) bool { return f.Option == w.Name },
		func(f source.RoleField) bool { return r.binds(w.Name, f.Field, isEqual) },
		func(f source.RoleField) bool { return r.binds(w.Name, f.Field, strings.EqualFold) },
		func(f source.RoleField) bool {
			return f.Option == "" && r.Route == nil && strings.EqualFold(gotype.Last(f.Path).Name(), w.Name)
		},
	} {
		if i := find(fits); i >= 0 {
			return i
		}
	}
	return -1
}

// binds reports whether the items' route binds a field to a wildcard with a name that
// same accepts.
func (r *lister) binds(wildcard string, field *model.Field, same func(a, b string) bool) bool {
	return r.Route != nil && slices.ContainsFunc(r.Route.IDs, func(id *model.ID) bool { return same(id.Wildcard, wildcard) && id.Field == field })
}

func isEqual(a, b string) bool { return a == b }

// filtersPath reports an id in the list's path that is also a filter.
func (r *lister) filtersPath(fields []source.RoleField, id source.RoleField) bool {
	for _, f := range fields {
		if f.Role.Name == "filter" && slices.Equal(f.Index, id.Index) {
			r.Report(model.ConflictingRoles, f.At, "field %s is already in the path of the list: remove the role %s", f.Name(), f.Spelled())
			return true
		}
	}
	return false
}

// A lister reads everything about lists.
type lister struct{ *builder }

// query returns a reader for the parameters of a query.
func (r *lister) query() *query.Reader { return &query.Reader{Subject: r.Subject} }
