package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
)

// IsPromoted reports whether a field belongs to a resource of the package, so that its
// roles apply.
func (r *Source) IsPromoted(v *types.Var) bool {
	if r.promoted == nil {
		r.promoted = map[token.Pos]bool{}
		for _, t := range r.Resources {
			if st, ok := t.Underlying().(*types.Struct); ok {
				gotype.EachField(st, gotype.Visit{Within: []types.Type{t}}, func(at gotype.Visit, _ string) { r.promoted[gotype.Last(at.Path).Pos()] = true })
			}
		}
	}
	return r.promoted[v.Pos()]
}

func (r *Source) annotated() []types.Type {
	var all []types.Type
	for _, file := range r.Files {
		owners, _ := DocOwners(file)
		for _, group := range file.Comments {
			d := owners[group]
			if d == nil || !slices.ContainsFunc(group.List, isResource) {
				continue
			}
			if obj := r.ObjectOf(d.Spec); obj != nil && obj.Type() != nil {
				all = append(all, obj.Type())
			}
		}
	}
	return all
}

// isResource reports whether a comment is a resource directive.
func isResource(c *ast.Comment) bool {
	d, ok := ast.ParseDirective(c.Slash, c.Text)
	return ok && d.Tool == grammar.Tool && d.Name == "resource"
}

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

// Registered returns the structs of resources that are known in the packages of the
// types: this package, and those that declare the types. If it returned more, the output
// would depend on which other packages are in the run.
func (r *Source) Registered(all ...types.Type) Registries {
	known := Registries{r.registry("", r.Resources)}
	met := map[string]bool{}
	for _, t := range all {
		if path := packageOf(t); path != "" && !met[path] {
			met[path] = true
			known = append(known, r.registry(path, r.Package.Annotated[path]))
		}
	}
	return known
}

// registry returns the registry of a package. It is made once, because resources of one
// package usually refer to each other.
func (r *Source) registry(path string, annotated []types.Type) *registry {
	g := r.registries[path]
	if g == nil {
		g = newRegistry(annotated)
		r.registries[path] = g
	}
	return g
}

// packageOf returns the path of the package that declares a type or an alias.
func packageOf(t types.Type) string {
	named, ok := t.(interface{ Obj() *types.TypeName })
	if !ok || named.Obj().Pkg() == nil {
		return ""
	}
	return named.Obj().Pkg().Path()
}

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
