package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/grammar"
)

// A Declaration is a type declaration with the directives of its doc comment. Use it to
// find directives and their places.
type Declaration struct {
	file       *ast.File
	Spec       *ast.TypeSpec // the syntax of the type
	Directives []*Directive  // in their order
	Attempted  bool          // it also has directives that could not be read
}

// Name returns the position of the type's name. Use it for diagnostics about the type as
// a whole.
func (d *Declaration) Name() grammar.Span {
	return grammar.Between(d.Spec.Name.Pos(), d.Spec.Name.End())
}

// Find returns the directive with a name, or nil. Use it if a rule about one directive
// depends on another.
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

// ObjectOf returns the object of the type in the type checker, or nil. It returns nil if
// the type check has failed.
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

func (r *Source) annotated() []types.Type {
	var all []types.Type
	for _, file := range r.Files {
		owners, _ := DocOwners(file)
		for _, group := range file.Comments {
			d := owners[group]
			if d == nil || !slices.ContainsFunc(group.List, isResource) {
				continue
			}
			if obj := r.ObjectOf(d.Spec); obj != nil && obj.Type() != nil {
				all = append(all, obj.Type())
			}
		}
	}
	return all
}

// isResource reports whether a comment is a resource directive.
func isResource(c *ast.Comment) bool {
	d, ok := ast.ParseDirective(c.Slash, c.Text)
	return ok && d.Tool == grammar.Tool && d.Name == "resource"
}

// A Directive is a known directive in the source. Use its spans for diagnostics.
type Directive struct {
	grammar.Span
	Definition *grammar.Directive // of the directive with this name
	Args       string             // the text after the name
	ArgsPos    token.Pos          // where Args begins
}
