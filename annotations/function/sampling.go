package function

import (
	"go/ast"
	"slices"

	"github.com/etagen/etagen/annotations/source"
)

// A sampling reads the argument sample of a resource.
type sampling struct{ *source.Subject }

// A sampleFunc is a function of the package or of its tests.
type sampleFunc struct {
	file *ast.File
	decl *ast.FuncDecl
}

// findSample finds a function by its name in the package, or else in its tests. If there
// is none, it returns the file of an external test package that has one.
func (r sampling) findSample(name string) (found sampleFunc, external *ast.File) {
	for _, file := range slices.Concat(r.Files, r.Package.Tests(name)) {
		for _, decl := range functions(file) {
			switch {
			case decl.Name.Name != name:
			case file.Name.Name == r.PackageName():
				return sampleFunc{file, decl}, nil
			case external == nil:
				external = file
			}
		}
	}
	return found, external
}

// functions returns the functions that a file declares, without methods.
func functions(file *ast.File) []*ast.FuncDecl {
	var all []*ast.FuncDecl
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
			all = append(all, f)
		}
	}
	return all
}
