package annotations

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/etagen/etagen/annotations/grammar"
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

// object is what the type checker made of the type, or nil.
func (r *source) object(spec *ast.TypeSpec) *types.TypeName {
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

// A directive is one that stands in the source and whose name is known.
type directive struct {
	grammar.Span
	definition grammar.Directive
	args       string    // what follows the name
	argsPos    token.Pos // where that begins
}

// name is where the directive's name stands.
func (d *directive) name() grammar.Span {
	return grammar.From(d.Pos+token.Pos(len("//"+grammar.Tool+":")), len(d.definition.Name))
}
