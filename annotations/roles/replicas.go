package roles

import (
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// CheckReplicas reports resources that the argument replicas cannot be used for. A read
// detects an outdated replica by an integer version in a strong entity tag.
func CheckReplicas(r *source.Subject) {
	w, ok := r.Given["replicas"]
	if !ok || r.Route == nil || r.Ordered() || r.Failed["version"] || r.Failed["modified"] || r.Version == nil && r.Modified == nil {
		return
	}
	why, mend := "its version is not an integer", "make the version an integer"
	switch {
	case r.Version == nil:
		why, mend = "it has no version", "add the role version to an integer field"
	case r.Weak:
		why, mend = "its entity tag is weak", "make the tag strong"
	}
	if !r.Writes() {
		r.Report(model.BadArgument, w.Span, "replicas has no effect for %s, which serves only GET: %s, so a read cannot see that a replica is behind; %s, or remove replicas", r.Name, why, mend)
		return
	}
	r.Note(model.UnorderedVersion, w.Span, "replicas works only for the writes of %s: %s, so a read cannot see that a replica is behind; %s if reads must not go back in time", r.Name, why, mend)
}
