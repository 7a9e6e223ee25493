package annotations

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// A declaration is a type declaration with the directives of its doc comment.
type declaration struct {
	file       *ast.File
	spec       *ast.TypeSpec
	directives []*directive
	attempted  bool // it has directives that could not be read, too
}

// name is where the type's name stands.
func (d *declaration) name() grammar.Span {
	return grammar.Between(d.spec.Name.Pos(), d.spec.Name.End())
}

// find is the directive of a name, or nil.
func (d *declaration) find(name string) *directive {
	for _, dir := range d.directives {
		if dir.definition.Name == name {
			return dir
		}
	}
	return nil
}

// declarations returns the type declarations of a file that have directives,
// in their order, and reports the directives that stand anywhere else.
func (r *reader) declarations(file *ast.File) []*declaration {
	owners, all := docOwners(file)
	for _, group := range file.Comments {
		owner := owners[group]
		for _, c := range group.List {
			r.readComment(file, owner, c)
		}
	}
	var with []*declaration
	for _, d := range all {
		if len(d.directives) > 0 {
			with = append(with, d)
		}
	}
	return with
}

// docOwners maps each doc comment of a type at package level to the type. The
// doc comment of a parenthesised group counts where the group has one type.
func docOwners(file *ast.File) (map[*ast.CommentGroup]*declaration, []*declaration) {
	owners := map[*ast.CommentGroup]*declaration{}
	var all []*declaration
	for _, decl := range file.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok || group.Tok != token.TYPE {
			continue
		}
		for _, s := range group.Specs {
			spec, ok := s.(*ast.TypeSpec)
			if !ok || spec.Name == nil {
				continue
			}
			d := &declaration{file: file, spec: spec}
			all = append(all, d)
			if spec.Doc != nil {
				owners[spec.Doc] = d
			}
			if group.Doc != nil && len(group.Specs) == 1 {
				owners[group.Doc] = d
			}
		}
	}
	return owners, all
}

// readComment adds the directive that a comment is to its owner, or says what
// is wrong with it. Comments of other kinds are passed over.
func (r *reader) readComment(file *ast.File, owner *declaration, c *ast.Comment) {
	parsed, ok := ast.ParseDirective(c.Slash, c.Text)
	var d *directive
	if ok && parsed.Tool == grammar.Tool {
		d = r.directive(parsed)
		ok = d != nil
	} else {
		ok = !r.checkNearDirective(c, owner != nil)
	}
	if owner != nil && !ok {
		owner.attempted = true
	}
	if d == nil {
		return
	}
	if owner == nil {
		r.reportMisplaced(file, d)
		return
	}
	if first := owner.find(d.definition.Name); first != nil {
		r.report(model.DuplicateDirective, d.Span, "%s has a second %s directive, the first is in line %d: keep one of them",
			owner.spec.Name.Name, d.definition.Name, r.position(first.Pos).Line)
		return
	}
	owner.directives = append(owner.directives, d)
}

// object is what the type checker made of the type, or nil.
func (r *reader) object(spec *ast.TypeSpec) *types.TypeName {
	if r.pkg.Info != nil {
		if obj, ok := r.pkg.Info.Defs[spec.Name].(*types.TypeName); ok {
			return obj
		}
	}
	if r.pkg.Types == nil {
		return nil
	}
	obj, _ := r.pkg.Types.Scope().Lookup(spec.Name.Name).(*types.TypeName)
	return obj
}
