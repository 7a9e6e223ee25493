package store

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// insert returns an edit that inserts text.
func insert(at token.Pos, text string) analysis.TextEdit {
	return analysis.TextEdit{Pos: at, End: at, NewText: []byte(text)}
}

// fileOf returns the file of a node.
func (c *checker) fileOf(n ast.Node) *ast.File {
	for _, f := range c.files {
		if f.FileStart <= n.Pos() && n.Pos() < f.FileEnd {
			return f
		}
	}
	return nil
}

// named returns how to write an object at a node. The object is in this package, or in
// one that the file imports.
func (c *checker) named(f *ast.File, obj types.Object, at ast.Node) (string, bool) {
	if obj.Pkg() == c.pass.Pkg {
		return obj.Name(), true
	}
	name, edits, ok := c.importing(f, obj.Pkg().Path(), at)
	return name + "." + obj.Name(), ok && len(edits) == 0
}

// written returns how to write an object in a method, with its package name if it is in
// another package.
func (c *checker) written(m *method, obj types.Object) string {
	if obj.Pkg() == m.fn.Pkg() {
		return obj.Name()
	}
	return obj.Pkg().Name() + "." + obj.Name()
}

// list names alternative errors.
func (c *checker) list(m *method, all []types.Object) string {
	text := c.written(m, all[0])
	for _, obj := range all[1:] {
		text += " or " + c.written(m, obj)
	}
	return text
}

// importing returns the name of a package at a node, and the edits that import it if
// necessary. ok is false if the name has another meaning there, or if the package is
// neither imported nor in the standard library.
func (c *checker) importing(f *ast.File, path string, at ast.Node) (name string, edits []analysis.TextEdit, ok bool) {
	if f == nil {
		return "", nil, false
	}
	for _, spec := range f.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err != nil || wellknown.Versionless(p) != wellknown.Versionless(path) {
			continue
		}
		pkgName := c.info.PkgNameOf(spec)
		if pkgName == nil || pkgName.Name() == "_" || pkgName.Name() == "." {
			return "", nil, false
		}
		return pkgName.Name(), nil, c.means(pkgName.Name(), pkgName, at)
	}
	first, _, _ := strings.Cut(path, "/")
	if strings.Contains(first, ".") {
		return "", nil, false
	}
	name = path[strings.LastIndexByte(path, '/')+1:]
	edit, ok := addImport(f, path)
	return name, []analysis.TextEdit{edit}, ok && c.means(name, nil, at)
}

// means reports whether a name refers to an object at a node. If obj is nil, it reports
// whether the name is free.
func (c *checker) means(name string, obj types.Object, at ast.Node) bool {
	scope := c.pass.Pkg.Scope().Innermost(at.Pos())
	if scope == nil {
		return false
	}
	_, found := scope.LookupParent(name, at.Pos())
	if obj == nil {
		return found == nil
	}
	return found == obj
}

// addImport returns the edit that imports a package of the standard library. The comment
// before import "C" must stay in its place.
func addImport(f *ast.File, path string) (analysis.TextEdit, bool) {
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT || len(g.Specs) == 0 {
			continue
		}
		if spec, ok := g.Specs[0].(*ast.ImportSpec); ok && spec.Path.Value == `"C"` {
			continue
		}
		if g.Lparen.IsValid() {
			return insert(g.Lparen+1, "\n\t"+strconv.Quote(path)), true
		}
		return insert(g.Pos(), "import "+strconv.Quote(path)+"\n"), true
	}
	return analysis.TextEdit{}, false
}

// source returns the source text of an expression.
func (c *checker) source(e ast.Expr) string {
	var b bytes.Buffer
	if err := format.Node(&b, c.pass.Fset, e); err != nil {
		return "it"
	}
	return b.String()
}
