package annotations

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// Annotated returns the types of a package whose doc comments have a resource
// directive. What is wrong with them is for Read to say.
func Annotated(pkg *Package) []types.Type {
	if pkg == nil || pkg.Fset == nil {
		return nil
	}
	return newReader(pkg).annotated()
}

func (r *reader) annotated() []types.Type {
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

// registered are the structs of the resources that are known where the types in
// the sights are: of the package itself, and of the packages of those types.
// More would make the output depend on what else is in the run.
func (r *reader) registered(all [][]sight) registries {
	known := registries{r.registry("", r.resources)}
	met := map[string]bool{}
	for _, sights := range all {
		for _, s := range sights {
			if path := packageOf(s.typ); path != "" && !met[path] {
				met[path] = true
				known = append(known, r.registry(path, r.pkg.Annotated[path]))
			}
		}
	}
	return known
}

// registry is the registry of a package, which is made once: resources of one
// package mostly lead to each other.
func (r *reader) registry(path string, annotated []types.Type) *registry {
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

// likelyVersion is the path to a field of a struct that is a version by its name
// and its type, though nobody says so; nil where there is none.
func (r *reader) likelyVersion(s sight) []*types.Var {
	st, ok := s.typ.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var found []*types.Var
	gotype.EachField(st, gotype.Visit{Within: []types.Type{s.typ}}, func(at gotype.Visit, _ string) {
		if v := gotype.Last(at.Path); found == nil && v.Exported() && (r.isVersionLike(v) || isOptimisticLock(v.Type())) {
			found = append(s.path.Fields(), at.Path...)
		}
	})
	return found
}

// isVersionLike reports whether a field is called like the version of a row, and
// can count or be opaque. A text is often the version of something else.
func (r *reader) isVersionLike(v *types.Var) bool {
	name := strings.ReplaceAll(strings.ToLower(v.Name()), "_", "")
	if !slices.Contains([]string{"version", "rowversion", "lockversion", "revision", "resourceversion"}, name) || !gotype.Known(v.Type()) {
		return false
	}
	f := &model.Field{Selector: []string{v.Name()}, Type: v.Type()}
	if !r.versionKind(f) {
		return false
	}
	if f.Kind == model.Nullable {
		f = f.Value
	}
	return slices.Contains([]model.Kind{model.Int, model.Uint, model.Bytes, model.ByteArray}, f.Kind) || f.Kind == model.String && name == "resourceversion"
}

// isOptimisticLock reports whether a type is the one that gorm.io/plugin/optimisticlock
// counts versions with.
func isOptimisticLock(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "Version" && n.Obj().Pkg() != nil && n.Obj().Pkg().Name() == "optimisticlock"
}
