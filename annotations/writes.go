package annotations

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// readMethods reads the methods of a route, in the order in which they are
// kept: GET, PUT, PATCH, DELETE.
func (r *reader) readMethods(w grammar.Word) []string {
	elements := grammar.ListElements(w)
	listed := func(method string) bool {
		return slices.ContainsFunc(elements, func(e grammar.Word) bool { return e.Text == method })
	}
	if !listed("GET") {
		r.report(model.BadArgument, w.ValueAt, "methods has no GET, by which a client learns the entity tag that its writes have to name: write methods=GET,%s", w.Value)
	}
	methods := []string{"GET"}
	for _, method := range []string{"PUT", "PATCH", "DELETE"} {
		if listed(method) {
			methods = append(methods, method)
		}
	}
	return methods
}

// readCreate reads the argument create, which is about PUT.
func (r *reader) readCreate(w grammar.Word, res *model.Resource) {
	res.Create = true
	if res.Route != nil && !res.Serves("PUT") {
		r.report(model.BadArgument, w.Span, "create is about PUT, which %s does not serve: write methods=GET,PUT", res.Name)
	}
}

// readRequire reads the require directive: which precondition a write must
// carry.
func (r *reader) readRequire(dir *directive, res *model.Resource) {
	if dir == nil {
		return
	}
	args, ok := r.arguments(dir)
	_, none := args["none"]
	switch {
	case !ok:
	case res.Route != nil && !res.Writes():
		r.report(model.BadArgument, dir.Span, "require is about methods that change something, and %s serves GET alone: write methods=GET,PUT or take require away", res.Name)
	case none:
		res.Require = model.RequireNone
	default:
		res.Require = model.RequireAny
	}
}

// readPutValidators reads the put-validators directive.
func (r *reader) readPutValidators(dir *directive, res *model.Resource) {
	if dir == nil {
		return
	}
	_, ok := r.arguments(dir)
	res.PutAlways = ok
	if ok && res.Route != nil && !res.Serves("PUT") {
		r.report(model.BadArgument, dir.Span, "put-validators is about PUT, which %s does not serve: write methods=GET,PUT or take put-validators away", res.Name)
	}
}

// checkWrites reports what keeps a resource that can be written from being
// written as it should.
func (r *reader) checkWrites(b *built, st *types.Struct) {
	if !b.Writes() {
		return
	}
	d := b.declared
	if b.Weak && b.Require != model.RequireNone && (b.Version != nil || b.Modified != nil) && !r.failed["version"] && !r.failed["modified"] {
		r.checkGuard(b)
	}
	if b.Serves("PUT") || b.Serves("PATCH") {
		r.checkDecodable(b, st)
	}
	if b.Create && b.Serves("DELETE") && b.Incarnation == nil && !r.failed["incarnation"] && b.Version != nil && countsUp(b.Version) {
		r.note(model.RestartingVersion, r.nearest(d, r.pathOf(b, b.Version)), "clients choose the ids of %s and can delete and create it again: if the versions then start again, an old entity tag comes back; give a field that differs each time the role incarnation", b.Name)
	}
}

// checkGuard reports a resource with a weak tag of which no write could name
// the state that it is for: a weak tag cannot, and a date not where there is none.
func (r *reader) checkGuard(b *built) {
	d := b.declared
	at, why := d.name(), "it has no version, so that its entity tag is weak"
	if tag := d.find("tag"); tag != nil && b.Version != nil {
		at, why = tag.Span, "its entity tag is weak"
	}
	strong := "make the tag strong"
	if b.Version == nil {
		strong = r.strongTime(b)
	}
	noDate := ""
	switch {
	case b.Modified == nil:
		noDate = "it has no time of change"
	case len(b.Derived) > 0:
		noDate = "no date moves with field " + b.Derived[0].Name()
		if reason, ok := b.joined[b.Derived[0]]; ok {
			noDate += ", which " + reason
		}
	}
	switch {
	case b.Require == model.RequireTag && noDate == "":
		r.report(model.WeakGuard, at, "no write of %s could name its state by If-Match, which compares strongly: %s; %s, or add //%s:require any", b.Name, why, strong, grammar.Tool)
	case noDate != "":
		r.report(model.WeakGuard, at, "no write of %s could name its state, by If-Match or by a date: %s, and %s; %s, or write //%s:require none", b.Name, why, noDate, strong, grammar.Tool)
	}
}

// countsUp reports whether versions are numbers, which likely start at the same one.
func countsUp(f *model.Field) bool {
	return f.Kind == model.Int || f.Kind == model.Uint || f.Kind == model.Nullable && countsUp(f.Value)
}

// pathOf is the way to a field of the resource.
func (r *reader) pathOf(b *built, f *model.Field) []*types.Var {
	var path []*types.Var
	t := b.Object.Type()
	for _, name := range f.Selector {
		obj, _, _ := types.LookupFieldOrMethod(t, true, b.Object.Pkg(), name)
		v, ok := obj.(*types.Var)
		if !ok {
			return path
		}
		path = append(path, v)
		t = v.Type()
	}
	return path
}
