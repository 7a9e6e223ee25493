// Package names compares the names in rendered files with those in the package that they
// are compiled with.
package names

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strconv"
)

// Names are the names in a rendered file. Use Read to make one.
type Names struct {
	Imports  []Import // in their order
	Declared []string // at package level, in order
	Members  []Member // fields and methods of the types in Declared

	Predeclared map[string]bool // predeclared names that the file uses; true if also outside of the types of fields
	Order       []string        // the names in Predeclared, in order of use
}

// A Member is a field or a method: its Type, and its Name. Use it to find methods that
// the user declares too.
type Member struct{ Type, Name string }

// An Import is an imported package: its Path, and its Name in the file, "" if there is
// none. Use it to find names that the user declares too.
type Import struct{ Path, Name string }

// Read reads the names in a rendered file. It returns an error if the file does not
// parse.
func Read(content []byte) (*Names, error) {
	f, err := parser.ParseFile(token.NewFileSet(), "", content, parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("reading the names of a file: %w", err)
	}
	r := &Names{Predeclared: map[string]bool{}}
	for _, imp := range f.Imports {
		r.addImport(imp)
	}
	eachDeclared(f, func(d declaration) {
		switch {
		case d.receiver != "":
			r.Members = append(r.Members, Member{d.receiver, d.name.Name})
		case !d.imported:
			r.Declared = append(r.Declared, d.name.Name)
		}
		r.addFields(d)
	})
	for _, d := range f.Decls {
		ast.Inspect(d, (&uses{Names: r}).visit)
	}
	return r, nil
}

// addImport adds an import.
func (r *Names) addImport(imp *ast.ImportSpec) {
	path, _ := strconv.Unquote(imp.Path.Value)
	as := Import{Path: path}
	if imp.Name != nil {
		as.Name = imp.Name.Name
	}
	r.Imports = append(r.Imports, as)
}

// addFields adds the fields of a struct type.
func (r *Names) addFields(d declaration) {
	s, ok := d.typ.(*ast.StructType)
	if !ok {
		return
	}
	for _, f := range s.Fields.List {
		for _, name := range f.Names {
			r.Members = append(r.Members, Member{d.name.Name, name.Name})
		}
	}
}

// uses collects the predeclared names in a part of a file.
type uses struct {
	*Names
	inField bool // inside the type of a field, or its check
}

// visit records the predeclared names in a node. It skips names after a dot, of members,
// and of elements in a literal: those mean something else.
func (u *uses) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Ident:
		u.note(n.Name)
	case *ast.SelectorExpr:
		ast.Inspect(n.X, u.visit)
		return false
	case *ast.KeyValueExpr:
		if _, isName := n.Key.(*ast.Ident); !isName {
			ast.Inspect(n.Key, u.visit)
		}
		ast.Inspect(n.Value, u.visit)
		return false
	case *ast.FuncDecl:
		if n.Recv != nil {
			ast.Inspect(n.Type, u.visit)
			if n.Body != nil {
				ast.Inspect(n.Body, u.visit)
			}
			return false
		}
	case *ast.ValueSpec:
		if n.Names[0].Name == "_" { // it checks the types of fields
			for _, value := range n.Values {
				ast.Inspect(value, (&uses{u.Names, true}).visit)
			}
			return false
		}
	case *ast.StructType:
		for _, f := range n.Fields.List {
			ast.Inspect(f.Type, (&uses{u.Names, true}).visit)
		}
		return false
	case *ast.InterfaceType:
		for _, m := range n.Methods.List {
			ast.Inspect(m.Type, u.visit)
		}
		return false
	}
	return true
}

// note records an identifier if it is predeclared.
func (u *uses) note(name string) {
	if types.Universe.Lookup(name) == nil {
		return
	}
	if _, met := u.Predeclared[name]; !met {
		u.Order = append(u.Order, name)
	}
	u.Predeclared[name] = u.Predeclared[name] || !u.inField
}
