package directive

import (
	"go/ast"
	"go/token"

	"github.com/etagen/etagen/annotations/source"
)

// misplaced says where a directive outside of the doc comment of a type is, and what to
// do about it.
func (r *Reader) misplaced(file *ast.File, d *source.Directive) string {
	name := "the directive " + d.Definition.Name
	if d.Pos < file.Package {
		return name + " is before the package clause: it belongs in the doc comment of a type"
	}
	for _, decl := range file.Decls {
		if start := declStart(decl); d.Pos < start {
			return name + r.detachedFrom(decl)
		}
		if d.Pos < decl.End() || r.sameLine(d.Pos, decl.End()) {
			return name + r.insideOf(decl, d.Pos)
		}
	}
	return name + " is after the last declaration: it belongs in the doc comment of a type"
}

// declStart returns the position where a declaration begins, including its doc comment.
func declStart(decl ast.Decl) token.Pos {
	var doc *ast.CommentGroup
	switch decl := decl.(type) {
	case *ast.GenDecl:
		doc = decl.Doc
	case *ast.FuncDecl:
		doc = decl.Doc
	}
	if doc != nil {
		return doc.Pos()
	}
	return decl.Pos()
}

// detachedFrom describes a directive in a separate comment before decl.
func (r *Reader) detachedFrom(decl ast.Decl) string {
	if group, ok := decl.(*ast.GenDecl); ok && group.Tok == token.TYPE && len(group.Specs) == 1 {
		if spec, ok := group.Specs[0].(*ast.TypeSpec); ok {
			return " is cut off from type " + spec.Name.Name + " by a blank line: remove the line, so that it is in the type's doc comment"
		}
	}
	return " is in a separate comment: it belongs in the doc comment of a type"
}

// insideOf describes a directive inside decl, or after it.
func (r *Reader) insideOf(decl ast.Decl, pos token.Pos) string {
	group, ok := decl.(*ast.GenDecl)
	switch {
	case !ok && decl.Pos() > pos:
		return " is on a function: it belongs in the doc comment of a type"
	case !ok:
		return " is in a function: it belongs in the doc comment of a type at package level"
	case group.Tok != token.TYPE:
		return " is on a declaration other than a type (" + group.Tok.String() + "): it belongs in the doc comment of a type"
	case pos < group.Pos():
		return " is above a group of types: put it above the type that it is for"
	}
	for _, s := range group.Specs {
		spec, ok := s.(*ast.TypeSpec)
		if !ok {
			continue
		}
		if r.sameLine(pos, spec.End()) && pos >= spec.End() {
			return " is after type " + spec.Name.Name + ": put it on a line above the type, in its doc comment"
		}
		if spec.Pos() < pos && pos < spec.End() {
			return " is inside type " + spec.Name.Name + ": it belongs in the doc comment above the type"
		}
		if pos < spec.Pos() {
			return " is cut off from type " + spec.Name.Name + " by a blank line: remove the line, so that it is in the type's doc comment"
		}
	}
	return " is not in a doc comment: put it above the type that it is for"
}

func (r *Reader) sameLine(a, b token.Pos) bool {
	return r.Position(a).Line == r.Position(b).Line
}
