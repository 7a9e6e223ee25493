package annotations

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// A roleField is a field of a resource, promoted ones included, in one role.
type roleField struct {
	tagRole
	path  []*types.Var // from the resource: embedded fields, then the field itself
	index []int        // the same by number
	field *model.Field // nil until the field is reached
}

// name is the field as the user would write it: Base.Version.
func (f roleField) name() string { return gotype.PathName(f.path) }

// roleFields are the fields of st that have roles, in the order in which they
// are declared, those of embedded structs at the place where these stand.
func (r *reader) roleFields(b *built, st *types.Struct) []roleField {
	d, obj := b.declared, b.Object
	var all []roleField
	clear(r.failed)
	gotype.EachField(st, gotype.Visit{Within: []types.Type{obj.Type()}}, func(v gotype.Visit, tag string) {
		if gotype.Last(v.Path).Embedded() && !gotype.Known(gotype.Last(v.Path).Type()) {
			r.reportUnknownType(d, v.Path)
			r.failed["id"], r.failed["version"], r.failed["modified"] = true, true, true // it may have had them
		}
		text, at := r.varTag(gotype.Last(v.Path), tag, r.nearest(d, v.Path))
		for _, role := range r.rolesOf(text, at) {
			all = append(all, roleField{tagRole: role, path: v.Path, index: v.Index})
		}
	})
	reached := all[:0]
	for _, f := range all {
		if !b.names(f) && r.reach(obj, &f, all) {
			reached = append(reached, f)
		}
	}
	return reached
}

// names reports whether an argument of the resource directive takes the place
// of a field's struct tag.
func (b *built) names(f roleField) bool {
	w, ok := b.arguments[f.role.Name]
	if !ok || f.role.Name != "id" && !f.role.Many {
		return ok
	}
	return f.role.Name == "id" || len(f.path) > 1 && slices.ContainsFunc(grammar.ListElements(w), func(e grammar.Word) bool { return e.Text == f.name() })
}

// reach finds out how the field is selected from the resource, by Go's rules
// for promoted fields, and reports one that cannot be.
func (r *reader) reach(obj *types.TypeName, f *roleField, all []roleField) bool {
	v := gotype.Last(f.path)
	field, ok := r.selectPath(f.path)
	if !ok {
		r.failed[f.role.Name] = true
		r.report(model.UnreachableField, f.at, "field %s has the role %s and cannot be reached: package %s does not export it", f.name(), f.role.Name, gotype.PackagePath(v))
		return false
	}
	f.field = field
	found, index, _ := types.LookupFieldOrMethod(obj.Type(), true, v.Pkg(), v.Name())
	if found != nil && slices.Equal(index, f.index) {
		return true
	}
	overridden := slices.ContainsFunc(all, func(o roleField) bool {
		return found != nil && o.role.Name == f.role.Name && slices.Equal(o.index, index)
	})
	switch {
	case overridden:
		return false
	case found == nil:
		r.reportAmbiguous(obj, *f)
	default:
		r.report(model.UnreachableField, f.at, "field %s has the role %s and is not promoted, because %s hides it: take the role away or write %s in the resource directive",
			f.name(), f.role.Name, r.hiding(found, gotype.PathTo(obj.Type(), index), f.at), roleArgument(*f))
	}
	r.failed[f.role.Name] = true
	return false
}

// selectPath is the selector of a path. The names of embedded structs that
// another package does not export cannot be written, and need not be; ok is
// false when the field itself or a pointer on the way to it is such a name.
func (r *reader) selectPath(path []*types.Var) (*model.Field, bool) {
	f := &model.Field{Type: gotype.Last(path).Type()}
	for i, v := range path {
		isLast := i == len(path)-1
		if !r.mayName(v) {
			if isLast || gotype.IsPointer(v.Type()) {
				return nil, false
			}
			f.Promoted = true
			continue
		}
		f.Selector = append(f.Selector, v.Name())
		if gotype.IsPointer(v.Type()) && !isLast {
			f.Pointers = append(f.Pointers, len(f.Selector))
		}
	}
	return f, true
}

// memberField is the field of a JSON member. Names that cannot be written are
// left out, though the field is encoded all the same.
func (r *reader) memberField(path []*types.Var) *model.Field {
	if f, ok := r.selectPath(path); ok {
		return f
	}
	f := &model.Field{Type: gotype.Last(path).Type()}
	for _, v := range path {
		if r.mayName(v) {
			f.Selector = append(f.Selector, v.Name())
		}
	}
	return f
}

// mayName reports whether code of the package may write a field's name.
func (r *reader) mayName(v *types.Var) bool {
	return v.Exported() || r.isOwn(v)
}

// isOwn reports whether a field is declared in the package that is read.
func (r *reader) isOwn(v *types.Var) bool {
	return v.Pkg() != nil && r.pkg.Types != nil && v.Pkg().Path() == r.pkg.Types.Path()
}

// syntax is the source of a field, or nil where it is not at hand.
func (r *reader) syntax(v *types.Var) *ast.Field {
	if !r.isOwn(v) {
		return nil
	}
	return r.fields[v.Pos()]
}

// nearest is where the innermost field of a path stands whose source is at
// hand, or the name of the resource.
func (r *reader) nearest(d *declaration, path []*types.Var) grammar.Span {
	for _, v := range slices.Backward(path) {
		if r.syntax(v) != nil {
			return grammar.From(v.Pos(), len(v.Name()))
		}
	}
	return d.name()
}

// placeOf is where a field in a role stands whose source is at hand; of any
// other, where it is given the role.
func (r *reader) placeOf(d *declaration, f roleField) grammar.Span {
	if r.syntax(gotype.Last(f.path)) == nil {
		return f.at
	}
	return r.nearest(d, f.path)
}
