package plan

import (
	"bytes"
	"fmt"

	"github.com/etagen/etagen/templates/genfile"
)

// A State says what is wrong with a generated file on the disk. Use it to tell users what
// to do.
type State string

// The states of a generated file. An edited file cannot always be distinguished from one
// that is older than the source or than etagen. Edited is reported only if no version of
// etagen can have written the file.
const (
	Missing  State = "missing"
	Stale    State = "stale"
	Edited   State = "edited"
	Orphaned State = "orphaned"
)

// A Finding describes a file of a plan that is not as it should be. Use it for --check;
// files to write are in the plan.
type Finding struct {
	File
	State State  // what is wrong
	What  string // one line that begins with the state
}

// Findings returns the files that Apply would change, in the order of their paths, and
// what is wrong with each. Use it to report on a plan without carrying it out.
func (p *Plan) Findings() []Finding {
	var all []Finding
	for _, f := range p.Files {
		switch f.Action {
		case Create:
			all = append(all, Finding{f, Missing, "missing"})
		case Delete, Empty:
			all = append(all, Finding{f, Orphaned, "orphaned: " + f.Reason})
		case Update:
			all = append(all, p.findUpdate(f))
		}
	}
	return all
}

// findUpdate describes a file whose content is wrong.
func (p *Plan) findUpdate(f File) Finding {
	if how := p.Formats.Of(f.Path).Edited(f.Old); how != "" {
		return Finding{f, Edited, "edited by hand: " + how}
	}
	if f.isOfOther() {
		return Finding{f, Stale, "stale: the JSON of " + f.of.Name + ", or how its entity tag is made, has changed since"}
	}
	return Finding{f, Stale, "stale or edited by hand" + f.difference()}
}

// isOfOther reports whether a file was made from an earlier state of its origin: it does
// not contain the current fingerprint. Some files have no fingerprint.
func (f File) isOfOther() bool {
	fingerprint := []byte(f.of.Fingerprint)
	return f.of != (Origin{}) && bytes.Contains(f.Content, fingerprint) && !bytes.Contains(f.Old, fingerprint)
}

// difference says where the old content differs from the new.
func (f File) difference() string {
	old := genfile.UnixLines(f.Old)
	if bytes.HasPrefix(f.Content, old) {
		return ": it ends too early"
	}
	return fmt.Sprintf(", from line %d on", genfile.FirstDifference(old, f.Content))
}
