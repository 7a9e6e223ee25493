package subset

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestMethodsOfInterfacesAreKept requires every exported method of an unexported type to
// be kept with the type: the standard library may call it through an interface, as
// http.ResponseController does.
func TestMethodsOfInterfacesAreKept(t *testing.T) {
	for _, folder := range []string{"../support", "../support/etagentest", "../support/etagenclient"} {
		methods, selected := map[string]bool{}, map[string]bool{}
		paths, err := filepath.Glob(folder + "/*.go")
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s has no files (%v)", folder, err)
		}
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, text, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncDecl:
					if n.Recv != nil && n.Name.IsExported() && hidden(n.Recv.List[0].Type) {
						methods[n.Name.Name] = true
					}
				case *ast.SelectorExpr:
					selected[n.Sel.Name] = true
				}
				return true
			})
		}
		for name := range methods {
			if !selected[name] && !slices.Contains(byInterface, name) {
				t.Errorf("%s: %s is called by no selector, and the cut does not know that an interface calls it", folder, name)
			}
		}
	}
}

// hidden reports whether the type of a receiver is unexported.
func hidden(receiver ast.Expr) bool {
	if star, ok := receiver.(*ast.StarExpr); ok {
		receiver = star.X
	}
	if generic, ok := receiver.(*ast.IndexExpr); ok {
		receiver = generic.X
	}
	name, ok := receiver.(*ast.Ident)
	return ok && !name.IsExported()
}
