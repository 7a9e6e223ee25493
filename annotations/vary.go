package annotations

import (
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// readVary reads the vary directive, whose value stands in the answers as it
// stands here.
func (r *builder) readVary(dir *source.Directive) {
	if dir == nil {
		return
	}
	r.Vary = dir.Args
	if dir.Args == "" {
		r.Report(model.BadVary, dir.Span, "the directive vary has no value: write it as in %s", dir.Definition.Example)
		return
	}
	names, err := grammar.SplitVary(dir.Args, dir.ArgsPos)
	if err != nil {
		r.Report(model.BadVary, err.At, "%s", err.Message)
		return
	}
	seen := map[string]bool{}
	for _, f := range names {
		folded := strings.ToLower(f.Name)
		switch {
		case f.Name == "*":
			r.Report(model.UselessValidators, f.Span, "with Vary * no stored response ever matches a request, so that no entity tag is ever used: name the fields that choose the representation (RFC 9110 §12.5.5)")
		case seen[folded]:
			r.Report(model.DuplicateVary, f.Span, "%s is given twice in the Vary value: keep one of them", f.Name)
		case folded != "accept-encoding" && folded != "origin":
			r.Varying = append(r.Varying, f)
		}
		seen[folded] = true
	}
}

// checkVary reports fields of the request that choose the representation while
// the entity tag stays the same, so that a client would take a 304 to be about
// the one that it has (RFC 9110 §8.8.1). Whoever encodes a response marks its
// tag, and Origin changes header fields alone.
func (r *builder) checkVary() {
	if len(r.Derived) > len(r.Joined) || r.Failed["derived"] || r.ClientOnly() {
		return
	}
	for _, f := range r.Varying {
		const cure = "give a field whose value differs between them the role derived, by which it joins the entity tag"
		if r.Weak {
			r.Note(model.SharedTag, f.Span, "%s chooses between representations that share one weak entity tag, so a 304 may stand for any of them: unless they mean the same, %s", f.Name, cure)
			continue
		}
		r.Report(model.SharedTag, f.Span, "%s chooses between representations that would share one strong entity tag, so a client that holds one of them would get 304 for another: %s", f.Name, cure)
	}
}
