// Package names holds the names in rendered files against those in the package
// that they are for, with which they are compiled together.
package names

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strconv"
)

// Names are the names in a rendered file.
type Names struct {
	Imports  []Import
	Declared []string // at package level, in their order
	Members  []Member // fields and methods of the types among them

	Predeclared map[string]bool // those of Go's names that it uses, by whether other than for the types of fields
	Order       []string        // of those
}

// A Member is a field or a method of a type.
type Member struct{ Type, Name string }

// An Import is that of a package, with the name that the file says, if it says one.
type Import struct{ Path, Name string }

// Read reads the names in a rendered file. It returns an error for one that does not
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

// addFields adds the fields of a type that is a struct.
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

// uses are the predeclared names in a part of a file.
type uses struct {
	*Names
	inField bool // it is the type of a field, or guards one
}

// visit notes the predeclared names in a node. Those behind a dot, and of members
// and of elements of a literal, mean something else.
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
		if n.Names[0].Name == "_" { // it guards the types of fields
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

// note notes an identifier, if it is a predeclared one.
func (u *uses) note(name string) {
	if types.Universe.Lookup(name) == nil {
		return
	}
	if _, met := u.Predeclared[name]; !met {
		u.Order = append(u.Order, name)
	}
	u.Predeclared[name] = u.Predeclared[name] || !u.inField
}
