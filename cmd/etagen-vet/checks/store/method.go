package store

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// A method is a method of a type of the package that is a store for a resource.
type method struct {
	*resource
	of   *types.Named
	fn   *types.Func
	decl *ast.FuncDecl
	verb string // Get, Stat, Create, Update, Delete
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

// wanted returns the errors of the resource that a method may return for a meaning, or
// none if the meaning does not apply to it.
func (m *method) wanted(means wellknown.Meaning) []types.Object {
	var all []types.Object
	switch {
	case m.verb == "Create" && means == wellknown.Existing:
		all = []types.Object{m.exists}
	case m.verb == "Create":
	case means == wellknown.Absent && m.changes():
		all = []types.Object{m.conflict, m.notFound}
	case means == wellknown.Absent:
		all = []types.Object{m.notFound}
	}
	return slices.DeleteFunc(all, func(obj types.Object) bool { return obj == nil })
}

// changes reports whether the method changes a stored version.
func (m *method) changes() bool { return m.verb == "Update" || m.verb == "Delete" }

// rewritesErrors reports whether a deferred function may change the results.
func (m *method) rewritesErrors() bool { return rewritesErrors(m.decl) }

// rewritesErrors reports whether a deferred function of decl may change its results,
// which have names then.
func rewritesErrors(decl *ast.FuncDecl) bool {
	results := decl.Type.Results
	if results == nil || len(results.List) == 0 || len(results.List[0].Names) == 0 {
		return false
	}
	found := false
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		_, ok := n.(*ast.DeferStmt)
		found = found || ok
		return !found
	})
	return found
}
