package annotations

import (
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// readCORS reads the cors directive, which says nothing but that it is there. It
// is read after the routes.
func (r *builder) readCORS(dir *source.Directive) {
	if dir == nil {
		return
	}
	if dir.Args != "" {
		words := grammar.From(dir.ArgsPos, len(dir.Args))
		r.Report(model.BadArgument, words, "the directive cors has no arguments: write //%s:cors alone, and say in the middleware which origins may send what", grammar.Tool)
		return
	}
	if !r.Handled() {
		r.Report(model.NeedsPattern, dir.Span, "cors is about the responses of a handler: give the resource a pattern, as in /%s/{id}", strings.ToLower(model.Plural(r.Name)))
		return
	}
	r.CORS = true
}
