package function

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/etagen/etagen/annotations/source"
)

// A validation reads the argument validate of a resource.
type validation struct{ *source.Subject }

// local returns the name of the resource's parameter in diagnostics.
func (r validation) local() string {
	if letter := strings.ToLower(r.Name[:1]); "a" <= letter && letter <= "z" {
		return letter
	}
	return "v"
}

// validateParams returns the parameters of a function that validates.
func (r validation) validateParams() string {
	return "ctx context.Context, " + r.local() + ", stored *" + r.Name
}

// methodOf returns the method of the resource with a name, nil if there is none.
func (r validation) methodOf(name string) *types.Func {
	obj, _, _ := types.LookupFieldOrMethod(r.Object.Type(), true, r.Object.Pkg(), name)
	f, _ := obj.(*types.Func)
	return f
}

// methodElsewhere returns the method with a name that the resource's type has in its own
// package only, because it is unexported.
func (r validation) methodElsewhere(name string) *types.Func {
	named, ok := types.Unalias(r.Object.Type()).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(named, true, named.Obj().Pkg(), name)
	f, _ := obj.(*types.Func)
	return f
}

// declarationOf returns the syntax of a function of the package, or nil.
func (r validation) declarationOf(f *types.Func) (*ast.File, *ast.FuncDecl) {
	for _, file := range r.Files {
		for _, d := range file.Decls {
			if decl, ok := d.(*ast.FuncDecl); ok && decl.Name.Pos() == f.Pos() {
				return file, decl
			}
		}
	}
	return nil, nil
}

// testsWith returns the test files of the package that mention a name.
func (r validation) testsWith(name string) []*ast.File {
	if r.Package.Tests == nil {
		return nil
	}
	return r.Package.Tests(name)
}
