package annotations

import (
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// readCORS reads the cors directive, which has no arguments. It runs after the routes
// are read.
func (r *builder) readCORS(dir *source.Directive) {
	if dir == nil {
		return
	}
	if dir.Args != "" {
		words := grammar.From(dir.ArgsPos, len(dir.Args))
		r.Report(model.BadArgument, words, "the directive cors takes no arguments: write //%s:cors alone, and configure the origins in the middleware", grammar.Tool)
		return
	}
	if !r.Handled() {
		r.Report(model.NeedsPattern, dir.Span, "cors needs a handler: give the resource a pattern, as in %s/{id}", r.likelyPath())
		return
	}
	r.CORS = true
}
