package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/templates"
)

// importClashes reports what a test declares under a name that the output
// imports a package by: the two are compiled together, and a name that a file
// imports cannot be one of the package.
func (r *run) importClashes(o *output, content []byte) []annotations.Diagnostic {
	if len(o.source.Tests) == 0 || o.kind.Format.Extension != ".go" || o.kind.Scope == templates.PerModule {
		return nil
	}
	f, err := parser.ParseFile(token.NewFileSet(), "", content, parser.ImportsOnly)
	if err != nil {
		return nil // the compiler says so
	}
	var found []annotations.Diagnostic
	for _, imp := range f.Imports {
		path, name := load.ImportPath(imp), r.loader.NameOf(imp)
		for _, id := range o.source.declaredInTests(r.loader.Fset, name) {
			if r.isReported(id) {
				continue
			}
			found = append(found, annotations.Diagnostic{
				Pos: r.loader.Fset.PositionFor(id.Pos(), false), End: r.loader.Fset.PositionFor(id.End(), false), Code: annotations.NameTaken,
				Message: fmt.Sprintf("the output for %s imports %s as %s, and this declares %s in its package: rename it", o.resources[0].Name, path, name, name),
			})
		}
	}
	return found
}

// declaredInTests is where the tests in the package itself declare a name.
func (s *source) declaredInTests(fset *token.FileSet, name string) []*ast.Ident {
	ids, asked := s.declared[name]
	if asked {
		return ids
	}
	for _, test := range s.TestsWith(fset, name) {
		if id := declaration(test, name); id != nil && test.Name.Name == s.Name {
			ids = append(ids, id)
		}
	}
	if s.declared == nil {
		s.declared = map[string][]*ast.Ident{}
	}
	s.declared[name] = ids
	return ids
}

// isReported reports whether something is said about a place already, and has it
// said: of all the outputs that import a package, one is enough.
func (r *run) isReported(id *ast.Ident) bool {
	if r.reported == nil {
		r.reported = map[token.Position]bool{}
		for _, d := range r.plan.Diagnostics {
			r.reported[d.Pos] = true
		}
	}
	at := r.loader.Fset.PositionFor(id.Pos(), false)
	said := r.reported[at]
	r.reported[at] = true
	return said
}

// declaration is where a file declares a name at package level; nil where it
// does not. The names that it gives its imports are its own.
func declaration(f *ast.File, name string) *ast.Ident {
	for _, decl := range f.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil && decl.Name.Name == name {
				return decl.Name
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				if id := specified(spec, name); id != nil {
					return id
				}
			}
		}
	}
	return nil
}

// specified is where a part of a declaration declares a name; nil where it does
// not.
func specified(spec ast.Spec, name string) *ast.Ident {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if spec.Name.Name == name {
			return spec.Name
		}
	case *ast.ValueSpec:
		if i := slices.IndexFunc(spec.Names, func(id *ast.Ident) bool { return id.Name == name }); i >= 0 {
			return spec.Names[i]
		}
	}
	return nil
}
