package source

import (
	"go/ast"

	"github.com/etagen/etagen/annotations/grammar"
)

// DeclaredNames are the names that files declare at package level, and the
// methods as Type.Method, with the first place of each.
func DeclaredNames(files []*ast.File) map[string]grammar.Span {
	all := map[string]grammar.Span{}
	add := func(prefix string, name *ast.Ident) {
		if name == nil || name.Name == "_" {
			return
		}
		if _, again := all[prefix+name.Name]; !again {
			all[prefix+name.Name] = grammar.Between(name.Pos(), name.End())
		}
	}
	for _, file := range files {
		for _, decl := range file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				addFunc(decl, add)
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					addSpec(spec, add)
				}
			}
		}
	}
	return all
}

func addFunc(decl *ast.FuncDecl, add func(string, *ast.Ident)) {
	switch {
	case decl.Recv == nil:
		add("", decl.Name)
	case len(decl.Recv.List) == 1:
		if id, ok := receiver(decl.Recv.List[0].Type).(*ast.Ident); ok {
			add(id.Name+".", decl.Name)
		}
	}
}

// receiver is the type expression of a method's receiver without its star.
func receiver(e ast.Expr) ast.Expr {
	for {
		switch inner := e.(type) {
		case *ast.StarExpr:
			e = inner.X
		case *ast.ParenExpr:
			e = inner.X
		default:
			return e
		}
	}
}

func addSpec(spec ast.Spec, add func(string, *ast.Ident)) {
	switch spec := spec.(type) {
	case *ast.ImportSpec:
		add("", spec.Name) // of the file, and yet in the way of one of the package
	case *ast.TypeSpec:
		add("", spec.Name)
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			add("", name)
		}
	}
}
