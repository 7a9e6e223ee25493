package roles

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

// TestLeadingToRoles only looks at types that contain roles.
func TestLeadingToRoles(t *testing.T) {
	const source = "package p\n" +
		"type Top struct { A *A; B []B; R string `etagen:\"readonly\"` }\n" +
		"type A struct { C map[string]C }\n" +
		"type B struct { D D }\n" +
		"type C struct { By string `etagen:\"readonly\"`; A *A }\n" +
		"type D struct { E string `json:\"e\"` }\n"
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "a.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := new(types.Config).Check("p", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	of := func(name string) types.Type { return pkg.Scope().Lookup(name).Type() }
	leading := leadingToRoles(of("Top").Underlying().(*types.Struct))
	for name, want := range map[string]bool{"A": true, "B": false, "C": true, "D": false} {
		if leading.Has(of(name)) != want {
			t.Errorf("%s: not %t", name, want)
		}
	}
	if !leading.Has(types.NewPointer(of("A"))) || leading.Has(types.NewSlice(of("B"))) {
		t.Error("pointers and slices are not as what they lead to")
	}
}
