package annotations

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
)

// isPromoted reports whether a field is one of a resource of the package, where
// its roles count.
func (r *source) isPromoted(v *types.Var) bool {
	if r.promoted == nil {
		r.promoted = map[token.Pos]bool{}
		for _, t := range r.resources {
			if st, ok := t.Underlying().(*types.Struct); ok {
				gotype.EachField(st, gotype.Visit{Within: []types.Type{t}}, func(at gotype.Visit, _ string) { r.promoted[gotype.Last(at.Path).Pos()] = true })
			}
		}
	}
	return r.promoted[v.Pos()]
}

func (r *source) annotated() []types.Type {
	var all []types.Type
	for _, file := range r.files {
		owners, _ := docOwners(file)
		for _, group := range file.Comments {
			d := owners[group]
			if d == nil || !slices.ContainsFunc(group.List, isResource) {
				continue
			}
			if obj := r.object(d.spec); obj != nil && obj.Type() != nil {
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

// A registry knows the structs of resources. One struct is that of every type
// that is defined over it.
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

// registries are those of some packages.
type registries []*registry

// registered are the structs of the resources that are known where the types
// are: of the package itself, and of the packages of those types.
// More would make the output depend on what else is in the run.
func (r *source) registered(all ...types.Type) registries {
	known := registries{r.registry("", r.resources)}
	met := map[string]bool{}
	for _, t := range all {
		if path := packageOf(t); path != "" && !met[path] {
			met[path] = true
			known = append(known, r.registry(path, r.pkg.Annotated[path]))
		}
	}
	return known
}

// registry is the registry of a package, which is made once: resources of one
// package mostly lead to each other.
func (r *source) registry(path string, annotated []types.Type) *registry {
	g := r.registries[path]
	if g == nil {
		g = newRegistry(annotated)
		r.registries[path] = g
	}
	return g
}

// packageOf is the path of the package that declares a type or an alias.
func packageOf(t types.Type) string {
	named, ok := t.(interface{ Obj() *types.TypeName })
	if !ok || named.Obj().Pkg() == nil {
		return ""
	}
	return named.Obj().Pkg().Path()
}

// areOf reports whether a type has a directive.
func (all registries) areOf(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	return ok && slices.ContainsFunc(all, func(g *registry) bool { return g.structs.Has(st) })
}

// isVersioned reports whether a type is a resource with a version of its own: it
// has a directive, or a field with a role that makes an entity tag.
func (all registries) isVersioned(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	if !ok || all.areOf(t) {
		return ok
	}
	found := false
	gotype.EachField(st, gotype.Visit{Within: []types.Type{t}}, func(_ gotype.Visit, tag string) {
		found = found || slices.ContainsFunc([]string{"version", "modified", "incarnation"}, func(role string) bool { return grammar.HasRole(tag, role) })
	})
	return found
}
