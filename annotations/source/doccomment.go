package source

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/etagen/etagen/annotations/grammar"
)

// A Declaration is a type declaration with the directives of its doc comment.
type Declaration struct {
	file       *ast.File
	Spec       *ast.TypeSpec
	Directives []*Directive
	Attempted  bool // it also has directives that could not be read
}

// Name returns the position of the type's name.
func (d *Declaration) Name() grammar.Span {
	return grammar.Between(d.Spec.Name.Pos(), d.Spec.Name.End())
}

// Find returns the directive with a name, or nil.
func (d *Declaration) Find(name string) *Directive {
	for _, dir := range d.Directives {
		if dir.Definition.Name == name {
			return dir
		}
	}
	return nil
}

// DocOwners maps each doc comment of a type at package level to the type. The doc
// comment of a parenthesised group is included if the group has one type.
func DocOwners(file *ast.File) (map[*ast.CommentGroup]*Declaration, []*Declaration) {
	owners := map[*ast.CommentGroup]*Declaration{}
	var all []*Declaration
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
			d := &Declaration{file: file, Spec: spec}
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

// ObjectOf returns the object of the type in the type checker, or nil.
func (r *Source) ObjectOf(spec *ast.TypeSpec) *types.TypeName {
	if r.Package.Info != nil {
		if obj, ok := r.Package.Info.Defs[spec.Name].(*types.TypeName); ok {
			return obj
		}
	}
	if r.Package.Types == nil {
		return nil
	}
	obj, _ := r.Package.Types.Scope().Lookup(spec.Name.Name).(*types.TypeName)
	return obj
}

// A Directive is a known directive in the source.
type Directive struct {
	grammar.Span
	Definition *grammar.Directive
	Args       string    // the text after the name
	ArgsPos    token.Pos // where Args begins
}

// Name returns the position of the directive's name.
func (d *Directive) Name() grammar.Span {
	return grammar.From(d.Pos+token.Pos(len("//"+grammar.Tool+":")), len(d.Definition.Name))
}
