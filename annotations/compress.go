package annotations

import (
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// readCompress reads the compress directive, after that of Vary: what is sent depends
// on Accept-Encoding.
func (r *builder) readCompress(dir *source.Directive) {
	if dir == nil {
		return
	}
	args, ok := r.arguments(dir)
	if _, given := args["gzip"]; ok && !given {
		r.Report(model.BadArgument, dir.Span, "the directive compress needs a coding: write //%s:compress gzip", grammar.Tool)
	}
	if r.ClientOnly() {
		r.Report(model.BadArgument, dir.Span, "compress is about what a server sends, and client only has no server: remove compress")
	}
	r.Compress = &model.Compress{}
	if w, given := args["min"]; given {
		n, err := strconv.ParseUint(w.Value, 10, 31)
		if err != nil {
			r.Report(model.BadArgument, w.ValueAt, "min cannot be %q: it is a number of bytes such as 1024", w.Value)
		}
		r.Compress.Min = int(n)
	}
	switch {
	case r.Vary == "":
		r.Vary = "Accept-Encoding"
	case !strings.Contains(strings.ToLower(r.Vary), "accept-encoding"):
		r.Vary += ", Accept-Encoding"
	}
}
