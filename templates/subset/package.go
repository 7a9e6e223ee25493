package subset

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strings"
)

// A File is a Go source file. Use it for files that are embedded or not written yet.
type File struct {
	Name    string // without a folder
	Content []byte // must parse
}

// A Package is a parsed Go package, from which parts can be selected. It does not change
// after Parse. Use one for all calls.
type Package struct {
	name         string
	doc          string // the package comment in source form
	declarations []*declaration
	byName       map[string][]*declaration // functions, types, variables and constants
	methods      map[string][]*declaration // by the name of the receiver's type
	optional     optional
}

// Parse makes a package from its files, without tests. Structs and constants with some
// names are optional: a cut leaves out those fields and constants that nothing names, and
// what needs them. Parse returns an error for a file that does not parse. Call it once for
// each package.
func Parse(files []File, optionals ...string) (*Package, error) {
	p := &Package{byName: map[string][]*declaration{}, methods: map[string][]*declaration{}}
	fset, parsed := token.NewFileSet(), make([]*ast.File, len(files))
	for i, f := range files {
		syntax, err := parser.ParseFile(fset, f.Name, f.Content, parser.ParseComments)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", f.Name, err)
		}
		p.name = syntax.Name.Name
		if syntax.Doc != nil {
			p.doc = string(f.Content[fset.Position(syntax.Doc.Pos()).Offset:fset.Position(syntax.Doc.End()).Offset])
		}
		parsed[i] = syntax
	}
	p.optional = optionalIn(optionals, parsed)
	for i, f := range files {
		p.addFile(f, fset.File(parsed[i].FileStart), parsed[i])
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
	r := &reader{content: f.Content, position: positions, imports: imports, isLocal: isLocal, optional: p.optional}
	begin := lineEnd(f.Content, positions.Offset(syntax.Name.End()))
	var last *declaration
	for _, d := range syntax.Decls {
		end := lineEnd(f.Content, positions.Offset(d.End()))
		if g, ok := d.(*ast.GenDecl); !ok || g.Tok != token.IMPORT {
			text := strings.TrimLeft(string(f.Content[begin:end]), "\n")
			added := &declaration{file: f.Name, text: text, whole: r.declaration(d, end-len(text), end)}
			if end-len(text)-begin < len("\n\n") {
				added.after = last
			}
			p.add(added, d)
			last = added
		}
		begin = end
	}
}

// add adds a declaration under its names.
func (p *Package) add(d *declaration, syntax ast.Decl) {
	p.declarations = append(p.declarations, d)
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

// All returns the names of all declarations. Use it if nothing may be left out.
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
	maps.Copy(all.Keys, p.optional.fields)
	return all
}

// Exported returns the exported names of the package, in order: Page, and Page.Link for a
// method. Use it to compare what another module has with what is needed.
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
