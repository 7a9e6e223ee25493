package source

import (
	"go/token"
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
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
