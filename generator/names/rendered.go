// Package names compares the names in rendered files with those in the package that they
// are compiled with.
package names

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strconv"
)

// Read reads the names in a rendered file. It returns an error if the file does not
// parse.
func Read(content []byte) (Names, error) {
	f, err := parser.ParseFile(token.NewFileSet(), "", content, parser.SkipObjectResolution)
	if err != nil {
		return "", fmt.Errorf("reading the names of a file: %w", err)
	}
	r := &found{}
	for _, imp := range f.Imports {
		r.addImport(imp)
	}
	eachDeclared(f, func(d declaration) {
		switch {
		case d.receiver != "":
			r.members = append(r.members, member{d.receiver, d.name.Name})
		case !d.imported:
			r.declared = append(r.declared, d.name.Name)
		}
		r.addFields(d)
	})
	for _, d := range f.Decls {
		ast.Inspect(d, (&uses{found: r}).visit)
	}
	return r.text(), nil
}

// addImport adds an import.
func (r *found) addImport(imp *ast.ImportSpec) {
	path, _ := strconv.Unquote(imp.Path.Value)
	as := imported{path: path}
	if imp.Name != nil {
		as.name = imp.Name.Name
	}
	r.imports = append(r.imports, as)
}

// addFields adds the fields of a struct type.
func (r *found) addFields(d declaration) {
	if d.fields == nil {
		return
	}
	for _, f := range d.fields.Fields.List {
		for _, name := range f.Names {
			r.members = append(r.members, member{d.name.Name, name.Name})
		}
	}
}

// uses collects the predeclared names in a part of a file.
type uses struct {
	*found
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
				ast.Inspect(value, (&uses{u.found, true}).visit)
			}
			return false
		}
	case *ast.StructType:
		for _, f := range n.Fields.List {
			ast.Inspect(f.Type, (&uses{u.found, true}).visit)
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
	at := slices.IndexFunc(u.predeclared, func(p predeclared) bool { return p.name == name })
	if at < 0 {
		at = len(u.predeclared)
		u.predeclared = append(u.predeclared, predeclared{name: name})
	}
	u.predeclared[at].outside = u.predeclared[at].outside || !u.inField
}
