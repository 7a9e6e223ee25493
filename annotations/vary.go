package annotations

import (
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// readVary reads the vary directive. Its value is sent in responses unchanged.
func (r *builder) readVary(dir *source.Directive) {
	if dir == nil {
		return
	}
	r.Vary = dir.Args
	if dir.Args == "" {
		r.Report(model.BadVary, dir.Span, "the directive vary needs a value: write it as in %s", dir.Definition.Example)
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
			r.Report(model.UselessValidators, f.Span, "with Vary * no stored response matches a request, so entity tags are never used: name the fields that select the representation (RFC 9110 §12.5.5)")
		case seen[folded]:
			r.Report(model.DuplicateVary, f.Span, "%s is given twice in the Vary value: keep one of them", f.Name)
		case folded != "accept-encoding" && folded != "origin":
			r.Varying = append(r.Varying, f)
		}
		seen[folded] = true
	}
}

// noteListVary notes that with stat the variants of a list are not distinguished: the
// entity tag of the list is made only from what the store reports, and the query.
func (r *builder) noteListVary() {
	if r.Collection == nil || !r.Collection.Stat {
		return
	}
	for _, f := range r.Varying {
		r.Note(model.SharedTag, f.Span, "%s selects between lists that have the same stat: set View of %sListStat to the selected list, so that their entity tags differ", f.Name, r.Name)
	}
}

// checkVary reports request fields that select the representation while the entity tag
// stays the same: a client would apply a 304 to the one that it has (RFC 9110 §8.8.1).
// It allows Accept-Encoding, since whoever encodes a response changes its tag, and
// Origin, which only affects header fields.
func (r *builder) checkVary() {
	if r.Failed["variant"] || r.Failed["derived"] || r.ClientOnly() {
		return
	}
	told := r.Digest || r.Variant != nil || len(r.Derived) > len(r.Joined)
	if told || r.Weak {
		r.noteListVary()
	}
	if told {
		return
	}
	for _, f := range r.Varying {
		const cure = "add the role variant to a field that names the selected one, which makes it part of the entity tag"
		if r.Weak {
			r.Note(model.SharedTag, f.Span, "%s selects between representations that share one weak entity tag, so a 304 may mean any of them: unless they are equivalent, %s", f.Name, cure)
			continue
		}
		r.Report(model.SharedTag, f.Span, "%s selects between representations that share one strong entity tag, so a client that has one of them would get 304 for another: %s", f.Name, cure)
	}
}
