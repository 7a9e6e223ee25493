package annotations

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// noteUnused notes the roles of fields that no resource of the package has: they
// count at most where another package embeds the struct.
func (r *reader) noteUnused() {
	reached, seen := map[token.Pos]bool{}, &gotype.Visited{}
	for _, t := range r.Resources {
		if !gotype.Known(t) {
			return // what it may have is not known
		}
		r.reachFields(t, seen, reached)
	}
	if len(r.Resources) == 0 {
		return
	}
	for _, file := range r.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.StructType); ok && s.Fields != nil {
				for _, f := range s.Fields.List {
					r.noteUnusedField(f, reached)
				}
			}
			return true
		})
	}
}

func (r *reader) noteUnusedField(f *ast.Field, reached map[token.Pos]bool) {
	name := source.EmbeddedName(f.Type)
	if len(f.Names) > 0 {
		name = f.Names[0].Pos()
	}
	if reached[name] {
		return
	}
	for _, role := range r.FieldTag(f).Roles {
		r.Note(model.UnusedRole, role.At, "the role %s is ignored here: no resource of this package has the field", role.Role.Name)
	}
}

// reachFields notes where the fields stand that a type leads to.
func (r *reader) reachFields(t types.Type, seen *gotype.Visited, reached map[token.Pos]bool) {
	if !seen.Enter(t) {
		return
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		for arg := range n.TypeArgs().Types() {
			r.reachFields(arg, seen, reached)
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Map:
		r.reachFields(u.Key(), seen, reached)
		r.reachFields(u.Elem(), seen, reached)
	case *types.Struct:
		for v := range u.Fields() {
			reached[v.Pos()] = true
			r.reachFields(v.Type(), seen, reached)
		}
	case interface{ Elem() types.Type }:
		r.reachFields(u.Elem(), seen, reached)
	}
}
