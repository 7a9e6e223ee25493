package store

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// A checker checks the stores of one package.
type checker struct {
	pass *analysis.Pass
	*code
	resources []*resource
	methods   []*method
	helpers   map[*types.Func]*helper // what is known about functions of the package
}

// newChecker returns a checker of the stores for resources.
func newChecker(pass *analysis.Pass, resources []*resource) *checker {
	c := &checker{pass: pass, code: readCode(pass), resources: resources, helpers: map[*types.Func]*helper{}}
	for _, r := range resources {
		c.methods = append(c.methods, c.methodsFor(r)...)
	}
	return c
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

// A row is a call that reads the row of a resource, and whose error says that the row is
// missing.
type row struct {
	name string // of the function, such as Scan
	wellknown.Reader
}

// A helper is a function of the package that returns the error for a missing row.
type helper struct {
	row   *row
	param int // the number of the parameter that is the row; -1 if there is none
}

// These are the codes of etagenstore.
const (
	codeStoreError = "store-error"
	codeNoConflict = "no-conflict"
	codeNoRefusal  = "no-refusal"
)
