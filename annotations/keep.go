package annotations

import (
	"go/types"
	"math"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/coverage"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// minKeep is the smallest value of the argument keep: 1 MiB.
const minKeep = 1 << 20

// A keeper reads how many bytes of a resource a handler keeps.
type keeper struct{ *source.Subject }

// read reads the argument keep.
func (r keeper) read(w grammar.Word) {
	size, ok := parseSize(w.Value)
	switch {
	case !ok:
		r.Report(model.BadArgument, w.ValueAt, "keep cannot be %q: it is a size in bytes, KiB, MiB or GiB, such as 8MiB", w.Value)
	case size < minKeep:
		r.Report(model.BadArgument, w.ValueAt, "keep cannot be %s, which is less than 1MiB: write a size such as 8MiB", w.Value)
	}
	r.Keep = size
}

// parseSize returns the number of bytes for a text such as 8MiB.
func parseSize(text string) (size int64, ok bool) {
	unit := int64(1)
	for i, name := range []string{"KiB", "MiB", "GiB"} {
		if number, found := strings.CutSuffix(text, name); found {
			text, unit = number, 1<<(10*(i+1))
			break
		}
	}
	n, err := strconv.ParseUint(text, 10, 63)
	if err != nil || int64(n) > math.MaxInt64/unit {
		return 0, false
	}
	return int64(n) * unit, true
}

// check reports why the bytes of a resource cannot be kept: something in them may change
// while the entity tag and the modification time stay the same.
func (r keeper) check(st *types.Struct, fields []source.RoleField) {
	w, ok := r.Given["keep"]
	if !ok || r.Route == nil {
		return
	}
	switch {
	case r.ClientOnly():
		r.Report(model.BadArgument, w.Span, "keep concerns a handler, and client only generates none: remove keep")
		return
	case r.Digest:
		r.Report(model.BadArgument, w.Span, "the entity tag of %s is a digest of the JSON, so each read has to encode it: remove keep or the argument digest", r.Name)
	case r.Version == nil && !r.Failed["version"]:
		r.Report(model.BadArgument, w.Span, "%s has no version, and two changes in one instant have the same entity tag: add the role version to a field that changes with each write, or remove keep", r.Name)
	}
	r.checkVaries()
	coverage.CheckEncoders(r.Subject, st, fields, w.Span)
	if !r.Stat && !r.Digest {
		r.Note(model.KeepWithoutStat, w.Span, "keep saves only the encoding of %s, because each read loads it: add stat, so that a read of what is kept asks only for the validators", r.Name)
	}
}

// checkVaries reports request fields on which the representation may depend while the
// entity tag stays the same.
func (r keeper) checkVaries() {
	dir := r.Declaration.Find("vary")
	if dir == nil || r.Variant != nil || r.Failed["variant"] {
		return
	}
	names, _ := grammar.SplitVary(dir.Args, dir.ArgsPos)
	for _, f := range names {
		switch strings.ToLower(f.Name) {
		case "accept-encoding", "*":
		case "origin":
			r.Report(model.SharedTag, f.Span, "keep would serve the same bytes for each Origin: leave Origin to CORS middleware, which adds it to Vary, or remove keep")
		default:
			r.Report(model.SharedTag, f.Span, "keep would serve one representation for each %s: add the role variant to a field that names the selected one, or remove keep", f.Name)
		}
	}
}
