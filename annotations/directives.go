package annotations

import (
	"go/ast"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// declarations returns the type declarations of a file that have directives, in their
// order, and reports misplaced directives.
func (r *reader) declarations(file *ast.File) []*source.Declaration {
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
func (r *reader) readComment(file *ast.File, owner *source.Declaration, c *ast.Comment) {
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
		r.readPackageDirective(file, owner, d)
		return
	case owner == nil:
		r.reportMisplaced(file, d)
		return
	}
	if first := owner.Find(d.Definition.Name); first != nil {
		r.Report(model.DuplicateDirective, d.Span, "%s has a second %s directive (the first is in line %d): keep one of them",
			owner.Spec.Name.Name, d.Definition.Name, r.Position(first.Pos).Line)
		return
	}
	owner.Directives = append(owner.Directives, d)
}

// directive finds the definition of a directive. If it does not exist or is not
// supported, it reports that and returns nil.
func (r *reader) directive(parsed ast.Directive) *source.Directive {
	all := grammar.Directives()
	for i := range all {
		if all[i].Name != parsed.Name {
			continue
		}
		d := &source.Directive{Span: grammar.Between(parsed.Pos(), parsed.End()), Definition: &all[i], Args: parsed.Args, ArgsPos: parsed.ArgsPos}
		return d
	}
	r.reportUnknown(parsed)
	return nil
}

// reportMisplaced reports a directive outside of the doc comment of a type: where it is,
// and what to do about it.
func (r *reader) reportMisplaced(file *ast.File, d *source.Directive) {
	r.Report(model.MisplacedDirective, d.Span, "%s", r.Misplaced(file, d))
}
