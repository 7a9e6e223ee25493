package source

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
)

// A registry knows the structs of resources. A type that is defined as another one has
// the same struct.
type registry struct{ structs gotype.Set }

// newRegistry returns a registry of annotated types.
func newRegistry(all []types.Type) *registry {
	g := &registry{}
	for _, t := range all {
		if st, ok := t.Underlying().(*types.Struct); ok {
			g.structs.Add(st)
		}
	}
	return g
}

// Registries are the registries of several packages. Use it for types of other packages,
// whose source may not be parsed.
type Registries []*registry

// AreOf reports whether a type has a directive. Use it if only the directive counts.
func (all Registries) AreOf(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	return ok && slices.ContainsFunc(all, func(g *registry) bool { return g.structs.Has(st) })
}

// IsVersioned reports whether a type is a resource with its own version: it has a
// directive, or a field with a role that makes an entity tag. If so, a member of the type
// joins the entity tag.
func (all Registries) IsVersioned(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	if !ok || all.AreOf(t) {
		return ok
	}
	validators := grammar.RoleNames(func(r grammar.Role) bool { return r.Validates })
	found := false
	gotype.EachField(st, gotype.Visit{Within: []types.Type{t}}, func(_ gotype.Visit, tag string) {
		found = found || slices.ContainsFunc(validators, func(role string) bool { return grammar.HasRole(tag, role) })
	})
	return found
}
