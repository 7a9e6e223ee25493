package gosource

import (
	"bytes"
	"go/ast"
	"slices"

	"github.com/dave/jennifer/jen"
)

// render renders the code of the file without formatting it. A package that declares a
// type is imported under its own name, unless the code has a variable with that name.
// That is known only after rendering, so the code may be rendered again.
func (o *File) render() (*tree, error) {
	code, err := o.unformatted()
	if err != nil {
		return nil, err
	}
	known := slices.DeleteFunc(slices.Clone(o.typePackages), o.isHidden) // others already have other names
	if len(known) == 0 {
		return unmarked(code)
	}
	parsed, err := parseTree(code)
	if err != nil {
		return nil, err
	}
	o.locals = map[string]bool{}
	for _, d := range parsed.file.Decls {
		ast.Inspect(d, o.noteLocals)
	}
	if !slices.ContainsFunc(known, o.isHidden) {
		if bytes.Contains(code, []byte(mark)) {
			return unmarked(code)
		}
		return parsed, nil
	}
	again := jen.NewFilePathName(o.Package.Path, o.Package.Name)
	again.Group = o.Group
	o.File = again
	o.nameImports()
	for _, pkg := range o.typePackages {
		o.nameTypeImport(pkg)
	}
	if code, err = o.unformatted(); err != nil {
		return nil, err
	}
	return unmarked(code)
}

// unmarked parses code without its marks.
func unmarked(code []byte) (*tree, error) {
	code, err := unmark(code)
	if err != nil {
		return nil, err
	}
	return parseTree(code)
}

// unformatted renders the code as jennifer does.
func (o *File) unformatted() ([]byte, error) {
	o.NoFormat = true
	var code bytes.Buffer
	err := o.Render(&code)
	return code.Bytes(), err
}

// noteLocals records the identifiers in a node that may be variables. Others are next to
// a dot, names of fields, or keys in a literal.
func (o *File) noteLocals(node ast.Node) bool {
	switch node := node.(type) {
	case *ast.Ident:
		o.locals[node.Name] = true
	case *ast.SelectorExpr:
		if _, isName := node.X.(*ast.Ident); !isName {
			ast.Inspect(node.X, o.noteLocals)
		}
		return false
	case *ast.KeyValueExpr:
		ast.Inspect(node.Value, o.noteLocals)
		return false
	case *ast.StructType:
		for _, f := range node.Fields.List {
			ast.Inspect(f.Type, o.noteLocals)
		}
		return false
	}
	return true
}
