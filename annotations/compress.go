package annotations

import (
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/directive"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// readCompress reads the compress directive. It runs after vary is read, because
// responses then depend on Accept-Encoding.
func (r *builder) readCompress(dir *source.Directive) {
	if dir == nil {
		return
	}
	args, ok := directive.Arguments(&r.Findings, dir)
	if _, given := args["gzip"]; ok && !given {
		r.Report(model.BadArgument, dir.Span, "the directive compress needs a coding: write //%s:compress gzip", grammar.Tool)
	}
	if r.ClientOnly() {
		r.Report(model.BadArgument, dir.Span, "compress concerns a handler, and client only generates none: remove compress")
	}
	r.Compress = &model.Compress{}
	if w, given := args["min"]; given {
		n, err := strconv.ParseUint(w.Value, 10, 31)
		if err != nil {
			r.Report(model.BadArgument, w.ValueAt, "min cannot be %q: write a number of bytes such as 1024", w.Value)
		}
		r.Compress.Min = int(n)
	}
	r.Vary = withField(r.Vary, "Accept-Encoding")
}

// withField returns the value of Vary with the name of a field, without repeating it.
func withField(vary, name string) string {
	if vary == "" {
		return name
	}
	for _, other := range strings.Split(vary, ",") {
		if strings.EqualFold(strings.TrimSpace(other), name) {
			return vary
		}
	}
	return vary + ", " + name
}
