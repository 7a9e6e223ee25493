package gosource

import (
	"bytes"
	"fmt"
	"go/ast"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/genfile"
)

// Bytes renders the file: the header, an empty line, the build constraint, and the code
// with its imports in two groups. Call it once, when the file is complete.
func (o *File) Bytes() ([]byte, error) {
	var source []byte
	parsed, err := o.render()
	if err == nil {
		source, err = parsed.formatted()
	}
	if err != nil {
		return nil, fmt.Errorf("rendering the file for %s: %w", o.Res.Name, err)
	}
	top := genfile.GoTop(o.Package.Header)
	if o.Res.Constraint != "" {
		top += "//go:build " + o.Res.Constraint + "\n\n"
	}
	return slices.Concat([]byte(top), o.groupImports(source)), nil // with the exact capacity, because a run holds all files
}

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

// unformatted renders the code as jennifer does.
func (o *File) unformatted() ([]byte, error) {
	o.NoFormat = true
	var code bytes.Buffer
	err := o.Render(&code)
	return code.Bytes(), err
}
