package generator

import (
	"bytes"
	"errors"
	"fmt"
	"go/format"
	"go/parser"
	"go/scanner"
	"go/token"
)

// A State is how a generated file on the disk is not as it should be.
type State string

// The states. A file that somebody edited cannot always be told from one that
// is older than the source or than etagen: Edited is only what no etagen can
// have written.
const (
	Missing  State = "missing"
	Stale    State = "stale"
	Edited   State = "edited"
	Orphaned State = "orphaned"
)

// A Finding is a file of a plan that is not as it should be.
type Finding struct {
	File
	State State
	What  string // what is wrong, on one line that begins with the state
}

// Findings are the files that Apply would change, in the order of their paths,
// and what is wrong with each.
func (p *Plan) Findings() []Finding {
	resources := map[string]Resource{} // by the paths of their outputs
	for _, r := range p.Resources {
		for _, path := range r.Outputs {
			resources[path] = r
		}
	}
	var all []Finding
	for _, f := range p.Files {
		switch f.Action {
		case Create:
			all = append(all, Finding{f, Missing, "missing"})
		case Delete, Empty:
			all = append(all, Finding{f, Orphaned, "orphaned: " + f.Reason})
		case Update:
			all = append(all, findUpdate(f, resources[f.Path]))
		}
	}
	return all
}

// findUpdate tells what is wrong with a file that holds something else than it
// should, where it is an output of a resource, or of none.
func findUpdate(f File, of Resource) Finding {
	if how := f.edited(); how != "" {
		return Finding{f, Edited, "edited by hand: " + how}
	}
	if f.isOfOther(of) {
		return Finding{f, Stale, "stale: the JSON of " + of.Name + ", or how its entity tag is made, has changed since"}
	}
	return Finding{f, Stale, "stale or edited by hand" + f.difference()}
}

// edited tells by what a file shows that a hand was at it after etagen: what
// etagen writes parses and is formatted. It is "" where nothing does.
func (f File) edited() string {
	old := unixLines(f.Old)
	if line := conflictLine(old); line > 0 {
		return fmt.Sprintf("a merge conflict is not resolved in line %d", line)
	}
	if len(bytes.TrimSpace(withoutMark(old))) == 0 {
		return "it is empty"
	}
	_, err := parser.ParseFile(token.NewFileSet(), "", old, parser.SkipObjectResolution)
	if list := (scanner.ErrorList)(nil); errors.As(err, &list) && len(list) > 0 {
		return fmt.Sprintf("line %d does not parse: %s", list[0].Pos.Line, list[0].Msg)
	}
	if formatted, err := format.Source(old); err == nil && !bytes.Equal(formatted, old) {
		return fmt.Sprintf("line %d is not formatted as gofmt does", firstDifference(old, formatted))
	}
	return ""
}

// isOfOther reports whether a file was generated for a resource when that was
// another: its fingerprint is not in the file. Not every file tells.
func (f File) isOfOther(of Resource) bool {
	if of.Resource == nil {
		return false
	}
	fingerprint := []byte(of.Fingerprint)
	return bytes.Contains(f.Content, fingerprint) && !bytes.Contains(f.Old, fingerprint)
}

// difference tells where the old content is another than the new.
func (f File) difference() string {
	old := unixLines(f.Old)
	if bytes.HasPrefix(f.Content, old) {
		return ": it ends too early"
	}
	return fmt.Sprintf(", from line %d on", firstDifference(old, f.Content))
}

// firstDifference is the number of the first line of a text that is not in the
// same place of another. The two differ, and the other is not just longer.
func firstDifference(text, other []byte) int {
	same := 0
	for same < len(other) && text[same] == other[same] {
		same++
	}
	return 1 + bytes.Count(text[:same], []byte("\n"))
}
