package store

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator"
)

// A resource has what the output of a resource declares for its store.
type resource struct {
	name     string // of the type, such as Book
	title    string // in the names of methods, such as Book
	pkg      *types.Package
	store    *types.Interface
	notFound types.Object
	conflict types.Object // nil without writes
	exists   types.Object // nil without POST
}

// findResources returns the resources that the package has a store for. They are
// declared in the package, or in one that it imports.
func findResources(pass *analysis.Pass) []*resource {
	var all []*resource
	for _, pkg := range append(slices.Clone(pass.Pkg.Imports()), pass.Pkg) {
		for _, name := range pkg.Scope().Names() {
			typeName, ok := strings.CutSuffix(name, "Store")
			if !ok || typeName == "" || !isOutputOf(pass, pkg.Scope().Lookup(name), typeName) {
				continue
			}
			if store, ok := pkg.Scope().Lookup(name).Type().Underlying().(*types.Interface); ok {
				all = append(all, newResource(pkg, typeName, store))
			}
		}
	}
	return all
}

// isOutputOf reports whether an object is declared in the output of a type.
func isOutputOf(pass *analysis.Pass, obj types.Object, typeName string) bool {
	path := pass.Fset.PositionFor(obj.Pos(), false).Filename
	return generator.IsOutputFor(path, typeName)
}

// newResource looks up what the output of a type declares.
func newResource(pkg *types.Package, name string, store *types.Interface) *resource {
	names := (&model.Resource{Name: name}).Names()
	return &resource{
		name:     name,
		title:    names.Title,
		pkg:      pkg,
		store:    store,
		notFound: pkg.Scope().Lookup(names.ErrNotFound),
		conflict: pkg.Scope().Lookup(names.ErrConflict),
		exists:   pkg.Scope().Lookup(names.ErrExists),
	}
}

// isError reports whether an object is one of the errors that the handler of the
// resource knows.
func (r *resource) isError(obj types.Object) bool {
	return obj != nil && (obj == r.notFound || obj == r.conflict || obj == r.exists)
}

// isValue reports whether a type, or the type that it points to, is the resource or its
// stat type.
func (r *resource) isValue(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	for _, name := range []string{r.name, r.name + "Stat"} {
		if obj, ok := r.pkg.Scope().Lookup(name).(*types.TypeName); ok && types.Identical(obj.Type(), t) {
			return true
		}
	}
	return false
}
