package generator_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestClients generates clients of resources of many shapes, runs their tests, and uses
// them from another module.
func TestClients(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles what was generated")
	}
	t.Parallel()
	dir := copyModule(t, "clients")
	generate(t, dir)
	stripHeaders(t, dir)
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "test", "-vet=off", "./catalog", "./remote", "./older", "-run", "Client")
	elsewhere := filepath.Join(dir, "elsewhere")
	namesAll(t, filepath.Join(elsewhere, "main.go"), filepath.Join(dir, "catalog", "book_client_etagen.go"), filepath.Join(dir, "remote", "issue_client_etagen.go"))
	goCommand(t, elsewhere, "run", ".")
	server := filepath.Join(dir, "server.exe")
	goCommand(t, dir, "build", "-o", server, "./server")
	program, err := os.ReadFile(server)
	if err != nil {
		t.Fatal(err)
	}
	// Programs contain the names of their functions, for stack traces.
	if !bytes.Contains(program, []byte("catalog.(*BookHandler).Get")) {
		t.Error("the server does not contain the names of its functions")
	}
	for _, name := range []string{"etagenclient", "BookClient", "bookRemote"} {
		if bytes.Contains(program, []byte(name)) {
			t.Errorf("the server contains %s, which is of the client", name)
		}
	}
}

// namesAll requires a file in another module to name everything that generated files
// export: types, functions, methods, constants and errors.
func namesAll(t *testing.T, user string, generated ...string) {
	t.Helper()
	text, err := os.ReadFile(user)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range generated {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, exported := range exportedNames(file) {
			if !strings.Contains(string(text), exported) {
				t.Errorf("%s does not name %s.%s", filepath.Base(user), file.Name.Name, exported)
			}
		}
	}
}

// exportedNames returns the names that a file exports: pkg.Name, and for methods Name
// with the parenthesis after it.
func exportedNames(file *ast.File) []string {
	var names []string
	add := func(id *ast.Ident) {
		if id.IsExported() {
			names = append(names, file.Name.Name+"."+id.Name)
		}
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				add(d.Name)
			} else if d.Name.IsExported() {
				names = append(names, d.Name.Name+"(")
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					add(spec.Name)
				case *ast.ValueSpec:
					for _, id := range spec.Names {
						add(id)
					}
				}
			}
		}
	}
	return names
}
