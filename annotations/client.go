package annotations

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/body"
	"github.com/etagen/etagen/annotations/directive"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// readClient reads the client directive.
func (r *builder) readClient(dir *source.Directive) {
	if dir == nil {
		return
	}
	args, ok := directive.Arguments(&r.Findings, dir)
	_, only := args["only"]
	r.Client = &model.Client{Only: only}
	if ok && r.Route == nil {
		r.Report(model.NeedsPattern, dir.Span, "a client needs the path of the resource: give the resource directive a pattern, as in %s/{id}", r.likelyPath())
	}
}

// checkClient reports what prevents a client from reading and changing the resource.
func (r *builder) checkClient(dir *source.Directive, st *types.Struct) {
	if dir == nil || r.Route == nil {
		return
	}
	body.CheckReadable(r.Subject, st, !r.ClientOnly() && (r.Updates() || r.Posts()))
	r.Client.Owned = body.Pointers(r.Subject, r.owned())
	for _, id := range r.Route.IDs {
		if f := id.Field; !r.Posts() && isOnlyParsed(f) {
			r.Report(model.RoleType, r.Nearest(r.PathOf(f)), "the client cannot write the id field %s into a path: add MarshalText to %s", f.Name(), types.TypeString(f.Type, jsonshape.ShortName))
		}
	}
	if r.Writes() && !r.ClientWrites() && !r.Failed["version"] && !r.Failed["modified"] {
		r.Note(model.ReadOnlyClient, dir.Span, "the client of %s has no Update, Put, Patch and Delete, because a weak entity tag never passes If-Match (RFC 9110 §13.1.1): %s", r.Name, r.strongCure())
	}
}

// owned returns the fields that only the server sets, except the ids: a client that
// changes an id means another resource.
func (r *builder) owned() []*model.Field {
	return slices.DeleteFunc(r.Kept(), func(f *model.Field) bool {
		return slices.ContainsFunc(r.Route.IDs, func(id *model.ID) bool { return id.Field.Is(f) })
	})
}

// strongCure says how to get a strong entity tag.
func (r *builder) strongCure() string {
	if r.Version == nil && !r.ClientOnly() {
		return "add the role version to a field that changes with each write"
	}
	return "make the tag strong"
}
