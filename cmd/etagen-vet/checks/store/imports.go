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

// A spot is a node of the source that a fix changes.
type spot struct {
	*code
	file *ast.File // nil if it is not part of the code
	node ast.Node
}

// spotAt returns the spot of a node.
func (c *code) spotAt(n ast.Node) spot { return spot{c, c.fileOf(n), n} }

// named returns how to write an object at the spot. The object is in this package, or in
// one that the file imports.
func (s spot) named(obj types.Object) (string, bool) {
	if obj.Pkg() == s.pkg {
		return obj.Name(), true
	}
	name, edits, ok := s.importing(obj.Pkg().Path())
	return name + "." + obj.Name(), ok && len(edits) == 0
}

// importing returns the name of a package at the spot, and the edits that import it if
// necessary. ok is false if the name has another meaning there, or if the package is
// neither imported nor in the standard library.
func (s spot) importing(path string) (name string, edits []analysis.TextEdit, ok bool) {
	if s.file == nil {
		return "", nil, false
	}
	for _, spec := range s.file.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err != nil || wellknown.Versionless(p) != wellknown.Versionless(path) {
			continue
		}
		pkgName := s.info.PkgNameOf(spec)
		if pkgName == nil || pkgName.Name() == "_" || pkgName.Name() == "." {
			return "", nil, false
		}
		return pkgName.Name(), nil, s.means(pkgName.Name(), pkgName)
	}
	first, _, _ := strings.Cut(path, "/")
	if strings.Contains(first, ".") {
		return "", nil, false
	}
	name = path[strings.LastIndexByte(path, '/')+1:]
	edit, ok := addImport(s.file, path)
	return name, []analysis.TextEdit{edit}, ok && s.means(name, nil)
}

// means reports whether a name refers to an object at the spot. If obj is nil, it reports
// whether the name is free.
func (s spot) means(name string, obj types.Object) bool {
	scope := s.pkg.Scope().Innermost(s.node.Pos())
	if scope == nil {
		return false
	}
	_, found := scope.LookupParent(name, s.node.Pos())
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

// sourceOf returns the source text of an expression.
func sourceOf(fset *token.FileSet, e ast.Expr) string {
	var b bytes.Buffer
	if err := format.Node(&b, fset, e); err != nil {
		return "it"
	}
	return b.String()
}
