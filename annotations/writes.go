package annotations

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/body"
	"github.com/etagen/etagen/annotations/directive"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/roles"
	"github.com/etagen/etagen/annotations/source"
)

// readMethods reads the methods of a route. It returns them in the order GET, PUT,
// PATCH, DELETE.
func (r *builder) readMethods(w grammar.Word) []string {
	elements := grammar.ListElements(w)
	listed := func(method string) bool {
		return slices.ContainsFunc(elements, func(e grammar.Word) bool { return e.Text == method })
	}
	if !listed("GET") {
		r.Report(model.BadArgument, w.ValueAt, "methods lacks GET, which gives clients the entity tag for their writes: write methods=GET,%s", w.Value)
	}
	methods := []string{"GET"}
	for _, method := range []string{"PUT", "PATCH", "DELETE"} {
		if listed(method) {
			methods = append(methods, method)
		}
	}
	return methods
}

// readCreate reads the argument create, which applies to PUT.
func (r *builder) readCreate(w grammar.Word) {
	r.Create = true
	if !r.Serves("PUT") {
		r.Report(model.BadArgument, w.Span, "create applies to PUT, which %s does not serve: write methods=GET,PUT", r.Name)
	}
}

// readPatch reads the argument patch, which applies to PATCH.
func (r *builder) readPatch(w grammar.Word) {
	r.PatchJSON = true
	if !r.Serves("PATCH") {
		methods := strings.Join(append(slices.Clone(r.Route.Methods), "PATCH"), ",")
		r.Report(model.BadArgument, w.Span, "patch applies to PATCH, which %s does not serve: write methods=%s or remove patch", r.Name, methods)
	}
}

// readRequire reads the require directive: the precondition that a write must have.
func (r *builder) readRequire(dir *source.Directive) {
	if dir == nil {
		return
	}
	args, ok := directive.Arguments(&r.Findings, dir)
	_, none := args["none"]
	switch {
	case !ok:
	case r.Route != nil && !r.Writes():
		r.Report(model.BadArgument, dir.Span, "require applies to writes, but %s serves only GET: write methods=GET,PUT or remove require", r.Name)
	case none:
		r.Require = model.RequireNone
	default:
		r.Require = model.RequireAny
	}
}

// readPutValidators reads the put-validators directive.
func (r *builder) readPutValidators(dir *source.Directive) {
	if dir == nil {
		return
	}
	_, ok := directive.Arguments(&r.Findings, dir)
	r.PutAlways = ok
	if ok && r.Route != nil && !r.Serves("PUT") {
		r.Report(model.BadArgument, dir.Span, "put-validators applies to PUT, which %s does not serve: write methods=GET,PUT or remove put-validators", r.Name)
	}
}

// checkWrites reports problems of a resource that has methods that write.
func (r *builder) checkWrites(st *types.Struct) {
	if !r.Writes() || r.ClientOnly() {
		return
	}
	if r.Weak && r.Require != model.RequireNone && (r.Version != nil || r.Modified != nil || r.Digest) && !r.Failed["version"] && !r.Failed["modified"] {
		r.checkGuard()
	}
	if r.Serves("PUT") || r.Serves("PATCH") {
		body.CheckDecodable(r.Subject, st)
	}
	if r.Create && r.Serves("DELETE") && r.Incarnation == nil && !r.Failed["incarnation"] && r.Version != nil && r.Version.IsInteger() {
		r.Note(model.RestartingVersion, r.Nearest(r.PathOf(r.Version)), "clients can delete and create the same %s again: if its versions start again, an old entity tag comes back; add the role incarnation to a field that differs each time", r.Name)
	}
}

// checkGuard reports a resource with a weak tag for which no write could say which state
// it changes. A weak tag cannot, and neither can a date if there is none.
func (r *builder) checkGuard() {
	d := r.Declaration
	at, why := d.Name(), "it has no version, so its entity tag is weak"
	if tag := d.Find("tag"); tag != nil && (r.Version != nil || r.Digest) {
		at, why = tag.Span, "its entity tag is weak"
	}
	strong := "make the tag strong"
	if r.Version == nil && !r.Digest {
		strong = roles.StrongTime(r.Subject)
	}
	noDate := ""
	switch {
	case r.Modified == nil:
		noDate = "it has no modification time"
	case len(r.Derived) > 0:
		noDate = "no date changes with field " + r.Derived[0].Name()
		if reason, ok := r.JoinedFor[r.Derived[0]]; ok {
			noDate += ", which " + reason
		}
	}
	switch {
	case r.Require == model.RequireTag && noDate == "":
		if r.Version == nil && d.Find("tag") == nil && !r.Stat && r.Keep == 0 { // a date is a weaker guard than a digest
			strong += ", or write //" + grammar.Tool + ":tag digest, which makes the entity tag from the JSON"
		}
		r.Report(model.WeakGuard, at, "no write of %s could pass If-Match, which needs a strong entity tag: %s; %s, or add //%s:require any", r.Name, why, strong, grammar.Tool)
	case noDate != "":
		r.Report(model.WeakGuard, at, "no write of %s could pass a precondition, by entity tag or by date: %s, and %s; %s, or write //%s:require none", r.Name, why, noDate, strong, grammar.Tool)
	}
}
