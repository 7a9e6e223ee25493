package subset

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// A File is a Go source file.
type File struct {
	Name    string
	Content []byte
}

// A Package is a parsed Go package, from which parts can be selected. It does not change
// after Parse.
type Package struct {
	name         string
	doc          string // the package comment in source form
	declarations []*declaration
	byName       map[string][]*declaration // functions, types, variables and constants
	methods      map[string][]*declaration // by the name of the receiver's type
}

// Parse makes a package from its files, without tests. It returns an error for a file
// that does not parse.
func Parse(files []File) (*Package, error) {
	p := &Package{byName: map[string][]*declaration{}, methods: map[string][]*declaration{}}
	for _, f := range files {
		fset := token.NewFileSet()
		syntax, err := parser.ParseFile(fset, f.Name, f.Content, parser.ParseComments)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", f.Name, err)
		}
		p.name = syntax.Name.Name
		if syntax.Doc != nil {
			p.doc = string(f.Content[fset.Position(syntax.Doc.Pos()).Offset:fset.Position(syntax.Doc.End()).Offset])
		}
		p.addFile(f, fset.File(syntax.FileStart), syntax)
	}
	return p, nil
}

// addFile adds the declarations of a file. Each has the text from the end of the one
// before it to its own end, so that no comment is lost.
func (p *Package) addFile(f File, positions *token.File, syntax *ast.File) {
	imports := map[string]string{}
	for _, imp := range syntax.Imports {
		imports[standardName(imp)] = string(f.Content[positions.Offset(imp.Pos()):positions.Offset(imp.End())])
	}
	isLocal := func(id *ast.Ident) bool { return id.Obj != nil && id.Obj != syntax.Scope.Lookup(id.Name) }
	begin := lineEnd(f.Content, positions.Offset(syntax.Name.End()))
	var last *declaration
	for _, d := range syntax.Decls {
		end := lineEnd(f.Content, positions.Offset(d.End()))
		if g, ok := d.(*ast.GenDecl); !ok || g.Tok != token.IMPORT {
			text := string(f.Content[begin:end])
			added := &declaration{file: f.Name, text: strings.Trim(text, "\n"), mentions: newNames()}
			if !strings.HasPrefix(text, "\n\n") {
				added.after = last
			}
			p.add(added, d, imports, isLocal)
			last = added
		}
		begin = end
	}
}

// lineEnd returns the offset of the end of the line at an offset.
func lineEnd(content []byte, offset int) int {
	if n := slices.Index(content[offset:], '\n'); n >= 0 {
		return offset + n
	}
	return len(content)
}

// add adds a declaration under its names.
func (p *Package) add(d *declaration, syntax ast.Decl, imports map[string]string, isLocal func(*ast.Ident) bool) {
	p.declarations = append(p.declarations, d)
	d.read(syntax, imports, isLocal)
	switch syntax := syntax.(type) {
	case *ast.FuncDecl:
		d.name = syntax.Name.Name
		if syntax.Recv != nil {
			d.receiver = receiverType(syntax.Recv.List[0].Type)
			p.methods[d.receiver] = append(p.methods[d.receiver], d)
			return
		}
		p.byName[d.name] = append(p.byName[d.name], d)
	case *ast.GenDecl:
		for _, spec := range syntax.Specs {
			for _, name := range specNames(spec) {
				p.byName[name.Name] = append(p.byName[name.Name], d)
			}
		}
	}
}

// All returns the names of all declarations.
func (p *Package) All() Names {
	all := newNames()
	for name := range p.byName {
		all.Declared[name] = true
	}
	for of, methods := range p.methods {
		all.Declared[of] = true
		for _, m := range methods {
			all.Selectors[m.name] = true
		}
	}
	return all
}

// Exported returns the exported names of the package, in order: Page, and Page.Link for
// a method.
func (p *Package) Exported() []string {
	var names []string
	for name := range p.byName {
		names = append(names, name)
	}
	for of, methods := range p.methods {
		for _, m := range methods {
			if ast.IsExported(of) {
				names = append(names, of+"."+m.name)
			}
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool { return !ast.IsExported(name[strings.Index(name, ".")+1:]) })
	slices.Sort(names)
	return names
}

// specNames returns the names that a specification declares.
func specNames(spec ast.Spec) []*ast.Ident {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		return []*ast.Ident{spec.Name}
	case *ast.ValueSpec:
		return spec.Names
	}
	return nil
}

// receiverType returns the name of the type in a receiver: change for *change[H, P].
func receiverType(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiverType(e.X)
	case *ast.IndexExpr:
		return receiverType(e.X)
	case *ast.IndexListExpr:
		return receiverType(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
