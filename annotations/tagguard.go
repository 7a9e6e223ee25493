package annotations

import (
	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// checkTagGuard reports an argument guard that leaves nothing out, and one by which
// a client could write back what it has not seen.
func (r *builder) checkTagGuard() {
	if !r.VersionOnly || r.Failed["version"] || r.Failed["derived"] {
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
