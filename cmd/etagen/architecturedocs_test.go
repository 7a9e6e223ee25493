package main

import (
	"fmt"
	"go/ast"
	"go/token"
)

// breaks records that a rule is broken.
func (h *house) breaks(format string, args ...any) {
	h.broken = append(h.broken, fmt.Sprintf(format, args...))
}

// checkDocs checks that everything exported has a comment, and collects the interfaces
// of the generator.
func (h *house) checkDocs(f houseFile) {
	for _, d := range f.syntax.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && isExportedReceiver(d.Recv) {
				h.documented(f, d.Name, d.Doc)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				h.checkSpec(f, d, spec)
			}
		}
	}
}

// checkSpec is checkDocs for a type, a constant or a variable. For the last two, a
// comment on the group or at the end of the line is enough.
func (h *house) checkSpec(f houseFile, d *ast.GenDecl, spec ast.Spec) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if _, ok := spec.Type.(*ast.InterfaceType); ok && f.part != "templates/support" {
			h.interfaces = append(h.interfaces, f.part+"."+spec.Name.Name)
		}
		doc := spec.Doc
		if d.Lparen == token.NoPos {
			doc = d.Doc
		}
		h.documented(f, spec.Name, doc)
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			h.documented(f, name, d.Doc, spec.Doc, spec.Comment)
		}
	}
}

// documented checks that an exported name has one of the comments.
func (h *house) documented(f houseFile, name *ast.Ident, docs ...*ast.CommentGroup) {
	for _, doc := range docs {
		if doc.Text() != "" {
			return
		}
	}
	if name.IsExported() {
		h.breaks("%s: %s has no doc comment", h.fset.Position(name.Pos()), name.Name)
	}
}

// isExportedReceiver reports whether a method can be called from other packages. It
// returns true for a function.
func isExportedReceiver(recv *ast.FieldList) bool {
	if recv == nil {
		return true
	}
	t := recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if index, ok := t.(*ast.IndexExpr); ok {
		t = index.X
	}
	name, ok := t.(*ast.Ident)
	return ok && name.IsExported()
}
