package roles

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// NoteUnused notes roles of fields that do not belong to a resource of the package. They
// have an effect only if another package embeds the struct.
func NoteUnused(r *source.Findings) {
	reached, seen := map[token.Pos]bool{}, &gotype.Visited{}
	for _, t := range r.Resources {
		if !gotype.Known(t) {
			return // its fields are not known
		}
		reachFields(t, seen, reached)
	}
	if len(r.Resources) == 0 {
		return
	}
	for _, file := range r.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.StructType); ok && s.Fields != nil {
				for _, f := range s.Fields.List {
					noteUnusedField(r, f, reached)
				}
			}
			return true
		})
	}
}

func noteUnusedField(r *source.Findings, f *ast.Field, reached map[token.Pos]bool) {
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

// reachFields records the positions of the fields in a type.
func reachFields(t types.Type, seen *gotype.Visited, reached map[token.Pos]bool) {
	gotype.Reach(t, seen, func(t types.Type) bool {
		if st, ok := t.Underlying().(*types.Struct); ok {
			for v := range st.Fields() {
				reached[v.Pos()] = true
			}
		}
		return true
	})
}
