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

// LikelyID says how to bind the wildcard of a pattern to its field. Use it for the
// suggestion in a diagnostic.
func LikelyID(b *source.Subject, t types.Type, p *grammar.Pattern, wildcard string) string {
	return adviser{b}.likelyID(t, p, wildcard)
}

// reportUnbound reports wildcards without a field. The argument of the directive names
// all fields at once, so there is only one report.
func (r adviser) reportUnbound(p *grammar.Pattern, left []grammar.Wildcard) {
	said := map[string]bool{}
	for _, w := range left {
		advice := r.likelyID(r.ObjectOf(r.Declaration.Spec).Type(), p, w.Name)
		if !said[advice] {
			r.Report(model.UnboundWildcard, w.Span, "no field of %s is the id for {%s}: %s", r.Declaration.Spec.Name.Name, w.Name, advice)
		}
		said[advice] = true
	}
}

// likelyID says how to bind the wildcard of a pattern to its field. It suggests the
// field with the name of the wildcard or, for the only wildcard, with the name of an id.
func (r adviser) likelyID(t types.Type, p *grammar.Pattern, wildcard string) string {
	single := p == nil || len(p.Wildcards) == 1
	role := "id=" + wildcard
	if single {
		role = "id"
	}
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
		return "write id=" + strings.Join(r.idArguments(all, p), ",") + " in the resource directive, one field for each wildcard, in order"
	}
	return "tag one with " + grammar.Tool + `:"` + role + `"`
}

// calledLike returns the first candidate for an id with one of the names.
func (r adviser) calledLike(all []candidate, names ...string) (candidate, bool) {
	return likelyField(all, func(v *types.Var) bool {
		return slices.Contains(names, scope.PlainName(v)) && gotype.Known(v.Type()) && r.IdKind(&model.Field{Type: v.Type()})
	})
}

// idArguments returns the fields with the names of a pattern's wildcards.
func (r adviser) idArguments(all []candidate, p *grammar.Pattern) []string {
	var names []string
	for _, w := range p.Wildcards {
		name := "FIELD"
		if c, ok := r.calledLike(all, scope.PlainText(w.Name)); ok {
			name = c.argument()
		}
		names = append(names, name)
	}
	return names
}
