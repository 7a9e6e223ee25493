package annotations

import (
	"strconv"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// A tagger reads how the entity tag of a resource is made.
type tagger struct{ *builder }

// readTag reads the tag directive and returns the epoch.
func (r *tagger) readTag(dir *source.Directive) int {
	if dir == nil {
		return 0
	}
	args, ok := r.arguments(dir)
	if len(args) == 0 && ok {
		r.Report(model.BadArgument, dir.Span, "the directive tag says nothing: write weak, epoch=N, digest or guard=version")
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
		r.Report(model.BadArgument, w.ValueAt, "epoch cannot be %q: it is a whole number such as 2", w.Value)
	}
	return int(epoch)
}

// check reports what the arguments of the directive tag do not go together with.
func (r *tagger) check() {
	r.checkGuardVersion()
	r.checkDigest()
}

// checkGuardVersion reports an argument guard that leaves nothing out, and one by which
// a client could write back what it has not seen.
func (r *tagger) checkGuardVersion() {
	if !r.VersionOnly || r.Digest || r.Failed["version"] || r.Failed["derived"] {
		return
	}
	at := r.argumentSpan(r.Declaration.Find("tag"), "guard")
	switch {
	case r.Version == nil:
		r.Report(model.BadArgument, at, "guard=version compares the version, and %s has none: give a field that changes whenever the body does the role version", r.Name)
	case r.Weak:
		r.Report(model.BadArgument, at, "guard=version is about If-Match, which no weak entity tag passes: take weak or guard away")
	case len(r.Joined) > 0:
		f := r.Joined[0]
		r.Report(model.BadArgument, at, "field %s joins the entity tag by itself, for it %s: a client can write it, and with guard=version would write back an old value; give it the role derived if the store alone sets it, or take guard away",
			gotype.PathName(r.PathOf(f)), r.JoinedFor[f])
	case len(r.Derived) == 0:
		r.Report(model.BadArgument, at, "guard=version leaves derived values out of If-Match, and %s has none: give a field that moves without the version the role derived, or take guard away", r.Name)
	}
}

// checkDigest reports what says something else of the entity tag than that it is a
// digest of the JSON.
func (r *tagger) checkDigest() {
	if !r.Digest {
		return
	}
	at := r.argumentSpan(r.Declaration.Find("tag"), "digest")
	if r.Version != nil {
		r.Report(model.BadArgument, at, "digest is for types without a version, and field %s has the role version: take digest away, or the role", gotype.PathName(r.PathOf(r.Version)))
	}
	if r.Stat {
		r.Report(model.BadArgument, at, "the digest is of the whole JSON, which stat of the resource directive does not load: take digest or stat away")
	}
	if r.VersionOnly {
		r.Report(model.BadArgument, at, "guard=version compares versions, and a digest has none: take digest or guard away")
	}
	if r.Incarnation != nil {
		r.Report(model.NoEffect, r.Nearest(r.PathOf(r.Incarnation)), "the role incarnation is about versions that start again, and the tag of %s is a digest: take the role away", r.Name)
	}
}

// argumentSpan returns where an argument of a directive is that was read before.
func (r *tagger) argumentSpan(d *source.Directive, name string) grammar.Span {
	words, _ := grammar.SplitWords(d.Args, d.ArgsPos)
	for _, w := range words {
		if w.Text == name {
			return w.Span
		}
	}
	return d.Span
}
