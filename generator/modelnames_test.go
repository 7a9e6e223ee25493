package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"
)

// holdNames wants all that the output declares at package level to be among the
// names that annotations looks out for: one that is not would collide with a
// user's in silence.
func (rows modelRows) holdNames(t *testing.T) {
	t.Helper()
	for _, r := range rows {
		file, err := parser.ParseFile(token.NewFileSet(), r.outputs()[0], nil, parser.SkipObjectResolution)
		if err != nil {
			t.Error(err)
			continue
		}
		known := r.Declared()
		for _, name := range declaredIn(file) {
			if name != "_" && !slices.Contains(known, name) {
				t.Errorf("the output for %s declares %s, and nobody looks out for that", r.model(), name)
			}
		}
	}
}

// declaredIn are the names that a file declares at package level, methods left
// out.
func declaredIn(file *ast.File) []string {
	var names []string
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					names = append(names, spec.Name.Name)
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						names = append(names, name.Name)
					}
				}
			}
		}
	}
	return names
}
