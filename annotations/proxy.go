package annotations

import (
	"regexp"
	"sync"

	"github.com/etagen/etagen/annotations/directive"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// proxySuffix matches the allowed suffixes. Entity tags of the output end in a part
// without a hyphen, so the suffix cannot be confused with it.
var proxySuffix = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-[A-Za-z0-9._~-]*[A-Za-z0-9]$`) })

// codedSuffix matches the suffixes that the codings of the handler add to entity tags.
var codedSuffix = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-[a-z][a-z0-9]{5}$`) })

// readProxy reads the proxy directive.
func (r *builder) readProxy(dir *source.Directive) {
	if dir == nil {
		return
	}
	args, ok := directive.Arguments(&r.Findings, dir)
	if len(args) == 0 && ok {
		r.Report(model.BadArgument, dir.Span, "the directive proxy needs an argument: write weakens, suffix=-gzip or both")
	}
	_, r.Proxy.Weakens = args["weakens"]
	if w, ok := args["suffix"]; ok {
		r.Proxy.Suffix = w.Value
		if !proxySuffix().MatchString(w.Value) {
			r.Report(model.BadArgument, w.ValueAt, "suffix cannot be %q: write a hyphen, then letters, digits or any of . _ ~ -, as in -gzip", w.Value)
		}
	}
}

// checkProxy reports a proxy directive that cannot be distinguished from what the
// handler does itself, or that has no effect.
func (r *builder) checkProxy(dir *source.Directive) {
	switch {
	case dir == nil:
	case r.ClientOnly():
		r.Report(model.BadArgument, dir.Span, "proxy concerns a handler, and client only generates none: remove proxy")
	case r.Weak && !r.Failed["version"] && !r.Failed["modified"]:
		r.Report(model.BadArgument, dir.Span, "proxy needs strong entity tags, and those of %s are weak: %s, or remove the directive //%s:proxy", r.Name, r.strongCure(), grammar.Tool)
	case r.Compress != nil && codedSuffix().MatchString(r.Proxy.Suffix):
		r.Report(model.BadArgument, dir.Span, "suffix cannot be %q beside compress, whose entity tags end like that: let the handler compress, and remove the suffix", r.Proxy.Suffix)
	}
}
