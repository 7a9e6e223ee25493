package store

import (
	"go/ast"
	"go/types"
	"slices"
)

// A method is a method of a type of the package that is a store for a resource.
type method struct {
	*resource
	of   *types.Named
	fn   *types.Func
	decl *ast.FuncDecl
	verb string // Get, Stat, Create, Update, Delete
}

// methodsFor returns the methods, written in the package, of all stores for a resource,
// each once. It leaves out methods of generic types.
func (c *checker) methodsFor(r *resource) []*method {
	var all []*method
	for _, name := range c.pass.Pkg.Scope().Names() {
		obj, ok := c.pass.Pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok {
			continue
		}
		t, ok := obj.Type().(*types.Named)
		if !ok || t.TypeParams().Len() > 0 || types.IsInterface(t) || !types.Implements(types.NewPointer(t), r.store) {
			continue
		}
		for _, m := range c.methodsOf(t, r) {
			if !slices.ContainsFunc(all, func(n *method) bool { return n.fn == m.fn }) {
				all = append(all, m)
			}
		}
	}
	return all
}

// methodsOf returns the methods of a store, including promoted ones.
func (c *checker) methodsOf(t *types.Named, r *resource) []*method {
	var all []*method
	for wanted := range r.store.Methods() {
		obj, _, _ := types.LookupFieldOrMethod(t, true, c.pass.Pkg, wanted.Name())
		fn, ok := obj.(*types.Func)
		if !ok || c.decls[fn] == nil {
			continue
		}
		if verb := r.verbOf(fn.Name()); verb != "" {
			all = append(all, &method{r, t, fn, c.decls[fn], verb})
		}
	}
	return all
}

// verbOf returns what a method of the store does with a value of the resource, or "" for
// the methods of lists.
func (r *resource) verbOf(name string) string {
	for _, verb := range []string{"Get", "Stat", "Create", "Update", "Delete"} {
		if name == verb+r.title {
			return verb
		}
	}
	return ""
}

// params returns the parameters of the method except the context.
func (m *method) params() []*types.Var {
	var all []*types.Var
	for v := range m.fn.Signature().Params().Variables() {
		if v.Type().String() != "context.Context" {
			all = append(all, v)
		}
	}
	return all
}
