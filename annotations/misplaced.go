package annotations

import (
	"go/ast"
	"go/token"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// reportMisplaced reports a directive outside of the doc comment of a type: where it is,
// and what to do about it.
func (r *reader) reportMisplaced(file *ast.File, d *source.Directive) {
	r.Report(model.MisplacedDirective, d.Span, "%s", r.misplaced(file, d))
}

func (r *reader) misplaced(file *ast.File, d *source.Directive) string {
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
func (r *reader) detachedFrom(decl ast.Decl) string {
	if group, ok := decl.(*ast.GenDecl); ok && group.Tok == token.TYPE && len(group.Specs) == 1 {
		if spec, ok := group.Specs[0].(*ast.TypeSpec); ok {
			return " is cut off from type " + spec.Name.Name + " by a blank line: remove the line, so that it is in the type's doc comment"
		}
	}
	return " is in a separate comment: it belongs in the doc comment of a type"
}

// insideOf describes a directive inside decl, or after it.
func (r *reader) insideOf(decl ast.Decl, pos token.Pos) string {
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

func (r *reader) sameLine(a, b token.Pos) bool {
	return r.Position(a).Line == r.Position(b).Line
}

// checkNearDirective reports a comment that is not a directive but was probably meant as
// one: Go would ignore it silently. It returns whether it has reported anything. If
// inDoc is set, the comment is in the doc comment of a type, so it is alone on its lines.
func (r *reader) checkNearDirective(c *ast.Comment, inDoc bool) bool {
	if text, ok := strings.CutPrefix(c.Text, "//"); ok {
		a := grammar.ParseAttempt(text)
		if a.Reason() == "" {
			return false
		}
		r.reportNear(a, grammar.Between(c.Pos(), c.End()))
		return true
	}
	return r.checkBlock(c, inDoc)
}

// checkBlock checks each line of a block comment, which is never a directive. It
// suggests another comment in its place if the block comment is alone on one line.
func (r *reader) checkBlock(c *ast.Comment, inDoc bool) bool {
	near, offset := false, 0
	for line := range strings.SplitSeq(c.Text, "\n") {
		text := strings.TrimPrefix(strings.TrimSuffix(line, "*/"), "/*")
		text = strings.TrimPrefix(strings.TrimLeft(text, " \t"), "*")
		a := grammar.ParseAttempt(text)
		a.Block = true
		if a.Reason() != "" {
			near = true
			at := grammar.Between(c.Pos(), c.End())
			if strings.Contains(c.Text, "\n") {
				start := offset + strings.Index(line, a.Tool)
				at = grammar.Between(r.OffsetIn(c.Pos(), c.Text, start), r.OffsetIn(c.Pos(), c.Text, offset+len(strings.TrimRight(line, " \t\r")))).Roughly()
			}
			if !inDoc {
				at = at.Roughly()
			}
			r.reportNear(a, at)
		}
		offset += len(line) + 1
	}
	return near
}

// reportNear reports an attempt. The span is exact if the attempt is a whole comment, so
// that a suggestion can replace it.
func (r *reader) reportNear(a grammar.Attempt, at grammar.Span) {
	if a.Likely() == "" {
		r.reportUnknown(ast.Directive{Tool: grammar.Tool, Name: a.Name, Slash: at.Pos})
		return
	}
	text := strings.TrimRight("//"+grammar.Tool+":"+a.Likely()+" "+strings.ReplaceAll(a.Rest, "\t", " "), " ")
	r.Suggest(model.NearDirective, at, text, "this is not a directive, %s: write %s", a.Reason(), text)
}
