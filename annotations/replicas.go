package annotations

import "github.com/etagen/etagen/annotations/model"

// checkReplicas reports what the argument replicas cannot do for a resource: a
// read sees that a replica is behind by an integer in a strong entity tag.
func (r *builder) checkReplicas() {
	w, ok := r.Given["replicas"]
	if !ok || r.Route == nil || r.Ordered() || r.Failed["version"] || r.Failed["modified"] || r.Version == nil && r.Modified == nil {
		return
	}
	why, mend := "its version is no integer", "make the version an integer"
	switch {
	case r.Version == nil:
		why, mend = "it has no version", "give a field that is an integer the role version"
	case r.Weak:
		why, mend = "its entity tag is weak", "make the tag strong"
	}
	if !r.Writes() {
		r.Report(model.BadArgument, w.Span, "replicas does nothing for %s, which serves GET alone: %s, so that a read cannot see that a replica is behind; %s, or take replicas away", r.Name, why, mend)
		return
	}
	r.Note(model.UnorderedVersion, w.Span, "replicas is for the writes of %s alone: %s, so that a read cannot see that a replica is behind; %s if reads must not go back in time", r.Name, why, mend)
}
