package directive

import (
	"go/ast"
	"path/filepath"
	"slices"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// Declarations returns the type declarations of a file that have directives, in their
// order, and reports misplaced directives. Call it for each file of the package, in
// order.
func (r *Reader) Declarations(file *ast.File) []*source.Declaration {
	owners, all := source.DocOwners(file)
	for _, group := range file.Comments {
		owner := owners[group]
		for _, c := range group.List {
			r.readComment(file, owner, c)
		}
	}
	var with []*source.Declaration
	for _, d := range all {
		if len(d.Directives) > 0 {
			with = append(with, d)
		}
	}
	return with
}

// readComment adds the directive in a comment to its owner, or reports what is wrong
// with it. Other comments are ignored.
func (r *Reader) readComment(file *ast.File, owner *source.Declaration, c *ast.Comment) {
	parsed, ok := ast.ParseDirective(c.Slash, c.Text)
	var d *source.Directive
	if ok && parsed.Tool == grammar.Tool {
		d = r.directive(parsed)
		ok = d != nil
	} else {
		ok = !r.checkNearDirective(c, owner != nil)
	}
	if owner != nil && !ok {
		owner.Attempted = true
	}
	if d == nil {
		return
	}
	switch {
	case d.Definition.Package:
		r.readOfPackage(file, owner, d)
		return
	case owner == nil:
		r.Report(model.MisplacedDirective, d.Span, "%s", r.misplaced(file, d))
		return
	}
	if first := owner.Find(d.Definition.Name); first != nil {
		r.Report(model.DuplicateDirective, d.Span, "%s has a second %s directive (the first is in line %d): keep one of them",
			owner.Spec.Name.Name, d.Definition.Name, r.Position(first.Pos).Line)
		return
	}
	owner.Directives = append(owner.Directives, d)
}

// directive returns a directive with its definition. If there is none, it reports that
// and returns nil.
func (r *Reader) directive(parsed ast.Directive) *source.Directive {
	all := grammar.Directives()
	i := slices.IndexFunc(all, func(d grammar.Directive) bool { return d.Name == parsed.Name })
	if i < 0 {
		r.reportUnknown(parsed)
		return nil
	}
	return &source.Directive{Span: grammar.Between(parsed.Pos(), parsed.End()), Definition: &all[i], Args: parsed.Args, ArgsPos: parsed.ArgsPos}
}

// readOfPackage stores a directive of the package. It reports one that is not in
// the package comment, or is given twice.
func (r *Reader) readOfPackage(file *ast.File, owner *source.Declaration, d *source.Directive) {
	name := d.Definition.Name
	switch {
	case owner != nil:
		r.Report(model.MisplacedDirective, d.Span, "the directive %s is on type %s: it belongs in the package comment, above the package clause", name, owner.Spec.Name.Name)
	case d.Pos > file.Package:
		r.Report(model.MisplacedDirective, d.Span, "the directive %s is after the package clause: it belongs in the package comment, above that clause", name)
	case file.Doc == nil || d.Pos < file.Doc.Pos() || d.Pos > file.Doc.End():
		r.Report(model.MisplacedDirective, d.Span, "the directive %s is cut off from the package clause by a blank line: remove the line, so that it is in the package comment", name)
	case r.Package != nil:
		first := r.Position(r.Package.Pos)
		r.Report(model.DuplicateDirective, d.Span, "the package has a second %s directive (the first is in line %d of %s): keep one of them", name, first.Line, filepath.Base(first.Filename))
	default:
		r.Package = &OfPackage{d, file}
	}
}
