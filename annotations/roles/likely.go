package roles

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/scope"
	"github.com/etagen/etagen/annotations/source"
)

// A candidate is a field that could have a role which no field has.
type candidate struct {
	path     []*types.Var
	promoted bool // it can be named without the fields on its path
}

// candidates returns the fields of a struct, and of structs below its members, the
// nearest first. It omits fields that another package does not export.
func (r adviser) candidates(t types.Type) []candidate {
	type step struct {
		typ  types.Type
		path []*types.Var
	}
	var all []candidate
	var seen gotype.Visited
	for queue := []step{{typ: t}}; len(queue) > 0 && len(all) < maxCandidates; queue = queue[1:] {
		at := queue[0]
		st, ok := gotype.Deref(at.typ).Underlying().(*types.Struct)
		if !ok || !seen.Enter(at.typ) {
			continue
		}
		gotype.EachField(st, gotype.Visit{Path: at.path, Within: []types.Type{at.typ}}, func(v gotype.Visit, _ string) {
			field := gotype.Last(v.Path)
			if !r.MayName(field) || field.Embedded() {
				return
			}
			found, _, _ := types.LookupFieldOrMethod(at.typ, true, field.Pkg(), field.Name())
			if found != field || slices.ContainsFunc(v.Path, func(p *types.Var) bool { return !r.MayName(p) && gotype.IsPointer(p.Type()) }) {
				return
			}
			all = append(all, candidate{path: v.Path, promoted: len(at.path) == 0})
			if _, isTime := scope.TimeKind(field.Type()); !isTime && len(at.path) < gotype.MaxEmbedding {
				queue = append(queue, step{field.Type(), v.Path})
			}
		})
	}
	return all
}

// maxCandidates limits the fields that are examined for a suggestion.
const maxCandidates = 2000

// argument returns the candidate as an argument of the resource directive names it.
func (c candidate) argument() string {
	if c.promoted {
		return gotype.Last(c.path).Name()
	}
	var names []string
	for i, v := range c.path {
		if !v.Embedded() || i == len(c.path)-1 {
			names = append(names, v.Name())
		}
	}
	return strings.Join(names, ".")
}

// give says how to give the candidate roles: in its tag, or in the directive if its
// source cannot be edited or it is not promoted.
func (r adviser) give(c candidate, roles ...string) string {
	if c.promoted && r.Syntax(gotype.Last(c.path)) != nil {
		return "give " + gotype.Last(c.path).Name() + " the struct tag " + grammar.Tool + `:"` + strings.Join(roles, ",") + `"`
	}
	var arguments []string
	for _, role := range roles {
		name, option, joined := strings.Cut(role, "=")
		argument := name + "=" + c.argument()
		if joined && name == "modified" {
			argument += "," + option
		}
		arguments = append(arguments, argument)
	}
	return "write " + strings.Join(arguments, " ") + " in the resource directive"
}

// likelyField returns the first candidate with a suitable name and type; ok is false if
// there is none.
func likelyField(all []candidate, is func(*types.Var) bool) (found candidate, ok bool) {
	return likelyPath(all, func(c candidate) bool { return is(gotype.Last(c.path)) })
}

// likelyPath does what likelyField does, and considers the path too.
func likelyPath(all []candidate, is func(candidate) bool) (found candidate, ok bool) {
	i := slices.IndexFunc(all, is)
	if i < 0 {
		return candidate{}, false
	}
	return all[i], true
}

// holdsVersion reports whether a candidate is the number in a struct with the name of a
// version: Version.Index, as in Docker.
func (r adviser) holdsVersion(c candidate) bool {
	if len(c.path) < 2 || c.promoted {
		return false
	}
	outer := c.path[len(c.path)-2]
	_, isNumber := scope.IntegerKind(gotype.Last(c.path).Type())
	return isNumber && slices.Contains([]string{"version", "revision", "rowversion", "resourceversion"}, scope.PlainName(outer))
}

// An adviser says how to correct a resource.
type adviser struct{ *source.Subject }
