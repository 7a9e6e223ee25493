package annotations

import (
	"strconv"

	"github.com/etagen/etagen/annotations/directive"
	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// A tagger reads how the entity tag of a resource is made.
type tagger struct{ *source.Subject }

// readTag reads the tag directive and returns the epoch.
func (r tagger) readTag(dir *source.Directive) int {
	if dir == nil {
		return 0
	}
	args, ok := directive.Arguments(&r.Findings, dir)
	if len(args) == 0 && ok {
		r.Report(model.BadArgument, dir.Span, "the directive tag has no arguments: write weak, epoch=N, digest or guard=version")
	}
	_, r.Weak = args["weak"]
	_, r.VersionOnly = args["guard"]
	_, r.Digest = args["digest"]
	w, ok := args["epoch"]
	if !ok {
		return 0
	}
	epoch, err := strconv.ParseUint(w.Value, 10, 31)
	if err != nil {
		r.Report(model.BadArgument, w.ValueAt, "epoch cannot be %q: write a whole number such as 2", w.Value)
	}
	return int(epoch)
}

// check reports combinations of arguments of the tag directive that are not allowed.
func (r tagger) check() {
	r.checkGuardVersion()
	r.checkDigest()
}

// checkGuardVersion reports an argument guard that has no effect, or that would let a
// client overwrite what it has not seen.
func (r tagger) checkGuardVersion() {
	if !r.VersionOnly || r.Digest || r.Failed["version"] || r.Failed["derived"] {
		return
	}
	at := r.argumentSpan(r.Declaration.Find("tag"), "guard")
	switch {
	case r.Version == nil:
		r.Report(model.BadArgument, at, "guard=version compares the version, but %s has none: add the role version to a field that changes whenever the body does", r.Name)
	case r.Weak:
		r.Report(model.BadArgument, at, "guard=version concerns If-Match, which no weak entity tag passes: remove weak or guard")
	case len(r.Joined) > 0:
		f := r.Joined[0]
		r.Report(model.BadArgument, at, "field %s is part of the entity tag, because it %s: with guard=version a client could write back an old value; give it the role derived if only the store sets it, or remove guard",
			gotype.PathName(r.PathOf(f)), r.JoinedFor[f])
	case len(r.Derived) == 0:
		r.Report(model.BadArgument, at, "guard=version leaves derived values out of If-Match, but %s has none: add the role derived to a field that changes without the version, or remove guard", r.Name)
	}
}

// checkDigest reports what contradicts that the entity tag is a digest of the JSON.
func (r tagger) checkDigest() {
	if !r.Digest {
		return
	}
	at := r.argumentSpan(r.Declaration.Find("tag"), "digest")
	if r.Version != nil {
		r.Report(model.BadArgument, at, "digest is for types without a version, but field %s has the role version: remove digest or the role", gotype.PathName(r.PathOf(r.Version)))
	}
	if r.Stat {
		r.Report(model.BadArgument, at, "a digest needs the whole JSON, which stat does not load: remove digest or stat")
	}
	if r.VersionOnly {
		r.Report(model.BadArgument, at, "guard=version compares versions, but a digest has none: remove digest or guard")
	}
	if r.Incarnation != nil {
		r.Report(model.NoEffect, r.Nearest(r.PathOf(r.Incarnation)), "the role incarnation is for versions that start again, but the entity tag of %s is a digest: remove the role", r.Name)
	}
}

// argumentSpan returns the position of an argument in a directive that was read before.
func (r tagger) argumentSpan(d *source.Directive, name string) grammar.Span {
	words, _ := grammar.SplitWords(d.Args, d.ArgsPos)
	for _, w := range words {
		if w.Text == name {
			return w.Span
		}
	}
	return d.Span
}
