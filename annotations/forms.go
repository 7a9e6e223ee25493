package annotations

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// proxySuffix is what a suffix can be: entity tags of the output end in a part
// without a hyphen, so that nothing else is taken for one.
var proxySuffix = regexp.MustCompile(`^-[A-Za-z0-9._~-]*[A-Za-z0-9]$`)

// readProxy reads the proxy directive.
func (r *builder) readProxy(dir *source.Directive) {
	if dir == nil {
		return
	}
	args, ok := r.arguments(dir)
	if len(args) == 0 && ok {
		r.Report(model.BadArgument, dir.Span, "the directive proxy says nothing: write weakens, suffix=-gzip or both")
	}
	_, r.Proxy.Weakens = args["weakens"]
	if w, ok := args["suffix"]; ok {
		r.Proxy.Suffix = w.Value
		if !proxySuffix.MatchString(w.Value) {
			r.Report(model.BadArgument, w.ValueAt, "suffix cannot be %q: it is a hyphen, then letters, digits or any of . _ ~ -, as in -gzip", w.Value)
		}
	}
}

// checkProxy reports a proxy directive that could not be told from what the handler
// does itself, or that nothing acts on.
func (r *builder) checkProxy(dir *source.Directive) {
	switch {
	case dir == nil:
	case r.ClientOnly():
		r.Report(model.BadArgument, dir.Span, "proxy is about what a server takes, and client only has no server: take proxy away")
	case r.Weak && !r.Failed["version"] && !r.Failed["modified"]:
		r.Report(model.BadArgument, dir.Span, "proxy is about strong entity tags that a proxy has changed, and those of %s are weak: %s, or take the directive //%s:proxy away", r.Name, r.strongCure(), grammar.Tool)
	}
}

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
