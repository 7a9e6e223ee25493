package roles

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/scope"
	"github.com/etagen/etagen/annotations/source"
)

// LikelyID says how to give a field the role id. Use it for the suggestion in a diagnostic
// about a resource without wildcards.
func LikelyID(b *source.Subject) string { return adviser{b}.likelyID("id") }

// reportUnbound reports wildcards without a field. The argument of the directive names
// all fields at once, so there is only one report.
func (r adviser) reportUnbound(left []grammar.Wildcard) {
	said := map[string]bool{}
	for _, w := range left {
		advice := r.likelyID(w.Name)
		if !said[advice] {
			r.Report(model.UnboundWildcard, w.Span, "no field of %s is the id for {%s}: %s", r.Name, w.Name, advice)
		}
		said[advice] = true
	}
}

// likelyID says how to bind the wildcard of a pattern to its field. It suggests the
// field with the name of the wildcard or, for the only wildcard, with the name of an id.
func (r adviser) likelyID(wildcard string) string {
	single := r.Pattern == nil || len(r.Pattern.Wildcards) <= 1
	role := "id=" + wildcard
	if single {
		role = "id"
	}
	t := r.Object.Type()
	all := r.candidates(t)
	c, ok := r.calledLike(all, scope.PlainText(wildcard))
	if named, isNamed := t.(interface{ Obj() *types.TypeName }); single && !ok {
		names := []string{"id", "uuid", "uid"}
		if isNamed {
			names = append(names, scope.PlainText(named.Obj().Name())+"id")
		}
		c, ok = r.calledLike(all, names...)
	}
	switch {
	case ok && c.promoted && r.Syntax(gotype.Last(c.path)) != nil:
		return r.give(c, role)
	case ok && single:
		return r.give(c, "id")
	case ok:
		return "write id=" + strings.Join(r.idArguments(all), ",") + " in the resource directive, one field for each wildcard, in order"
	}
	return "tag one with " + grammar.Tool + `:"` + role + `"`
}

// calledLike returns the first candidate for an id with one of the names.
func (r adviser) calledLike(all []candidate, names ...string) (candidate, bool) {
	return likelyField(all, func(v *types.Var) bool {
		return slices.Contains(names, scope.PlainName(v)) && gotype.Known(v.Type()) && r.IdKind(&model.Field{Type: v.Type()})
	})
}

// idArguments returns the fields with the names of the pattern's wildcards.
func (r adviser) idArguments(all []candidate) []string {
	var names []string
	for _, w := range r.Pattern.Wildcards {
		name := "FIELD"
		if c, ok := r.calledLike(all, scope.PlainText(w.Name)); ok {
			name = c.argument()
		}
		names = append(names, name)
	}
	return names
}
