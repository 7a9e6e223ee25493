package names

import "go/ast"

// A declaration is a name that a file declares: at package level, by an import, or as a
// method.
type declaration struct {
	name     *ast.Ident
	receiver string // of a method, without its star
	imported bool   // visible in one file only, but it clashes with names of the package
	isType   bool
	fields   *ast.StructType // of a struct type
}

// key returns the name of the declaration; Type.Method for a method.
func (d declaration) key() string {
	if d.receiver != "" {
		return d.receiver + "." + d.name.Name
	}
	return d.name.Name
}

// ByHand are the declarations in hand-written files, by key. Use DeclaredIn to make one.
type ByHand map[string]declaration

// DeclaredIn returns the declarations in files, which are in the order of their names. The
// result does not refer to the rest of the syntax, which is large. Call it before the
// syntax is dropped.
func DeclaredIn(files []*ast.File) ByHand {
	all := ByHand{}
	for _, f := range files {
		eachDeclared(f, func(d declaration) {
			d.fields = nil
			if _, again := all[d.key()]; !again {
				all[d.key()] = d
			}
		})
	}
	return all
}

// eachDeclared calls visit with each declaration in a file.
func eachDeclared(f *ast.File, visit func(declaration)) {
	add := func(d declaration) {
		if d.name != nil && d.name.Name != "_" && d.name.Name != "." {
			visit(d)
		}
	}
	for _, decl := range f.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if name, ok := receiver(decl); ok {
				add(declaration{name: decl.Name, receiver: name})
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				eachSpecified(spec, add)
			}
		}
	}
}

// receiver returns the receiver type of a method; "" for a function. It is not ok if the
// receiver has no type name.
func receiver(decl *ast.FuncDecl) (name string, ok bool) {
	if decl.Recv == nil {
		return "", true
	}
	if len(decl.Recv.List) != 1 {
		return "", false
	}
	for e := decl.Recv.List[0].Type; ; {
		switch inner := e.(type) {
		case *ast.StarExpr:
			e = inner.X
		case *ast.ParenExpr:
			e = inner.X
		case *ast.Ident:
			return inner.Name, true
		default:
			return "", false
		}
	}
}

// eachSpecified calls add with each name that a specification declares.
func eachSpecified(spec ast.Spec, add func(declaration)) {
	switch spec := spec.(type) {
	case *ast.ImportSpec:
		add(declaration{name: spec.Name, imported: true})
	case *ast.TypeSpec:
		fields, _ := spec.Type.(*ast.StructType)
		add(declaration{name: spec.Name, isType: true, fields: fields})
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			add(declaration{name: name})
		}
	}
}
