package annotations

import (
	"go/ast"
	"go/types"
	"slices"
)

// A roleField is a field of a resource, promoted ones included, in one role.
type roleField struct {
	tagRole
	path  []*types.Var // from the resource: embedded fields, then the field itself
	index []int        // the same by number
	field *Field       // nil until the field is reached
}

// name is the field as the user would write it: Base.Version.
func (f roleField) name() string { return pathName(f.path) }

// roleFields are the fields of st that have roles, in the order in which they
// are declared, those of embedded structs at the place where these stand.
func (r *reader) roleFields(b *built, st *types.Struct) []roleField {
	d, obj := b.declared, b.Object
	var all []roleField
	clear(r.failed)
	walkFields(st, visit{within: []types.Type{obj.Type()}}, func(v visit, tag string) {
		if last(v.path).Embedded() && !known(last(v.path).Type()) {
			r.reportUnknownType(d, v.path)
			r.failed["id"], r.failed["version"], r.failed["modified"] = true, true, true // it may have had them
		}
		text, at := r.varTag(last(v.path), tag, r.nearest(d, v.path))
		for _, role := range r.rolesOf(text, at) {
			all = append(all, roleField{tagRole: role, path: v.path, index: v.index})
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
	return f.role.Name == "id" || len(f.path) > 1 && slices.ContainsFunc(listElements(w), func(e word) bool { return e.text == f.name() })
}

// reach finds out how the field is selected from the resource, by Go's rules
// for promoted fields, and reports one that cannot be.
func (r *reader) reach(obj *types.TypeName, f *roleField, all []roleField) bool {
	v := last(f.path)
	field, ok := r.selectPath(f.path)
	if !ok {
		r.failed[f.role.Name] = true
		r.report(UnreachableField, f.at, "field %s has the role %s and cannot be reached: package %s does not export it", f.name(), f.role.Name, packagePath(v))
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
		r.report(UnreachableField, f.at, "field %s has the role %s and is not promoted, because %s hides it: take the role away or write %s in the resource directive",
			f.name(), f.role.Name, r.hiding(found, pathTo(obj.Type(), index), f.at), roleArgument(*f))
	}
	r.failed[f.role.Name] = true
	return false
}

// selectPath is the selector of a path. The names of embedded structs that
// another package does not export cannot be written, and need not be; ok is
// false when the field itself or a pointer on the way to it is such a name.
func (r *reader) selectPath(path []*types.Var) (*Field, bool) {
	f := &Field{Type: last(path).Type()}
	for i, v := range path {
		isLast := i == len(path)-1
		if !r.mayName(v) {
			if isLast || isPointer(v.Type()) {
				return nil, false
			}
			f.Promoted = true
			continue
		}
		f.Selector = append(f.Selector, v.Name())
		if isPointer(v.Type()) && !isLast {
			f.Pointers = append(f.Pointers, len(f.Selector))
		}
	}
	return f, true
}

// memberField is the field of a JSON member. Names that cannot be written are
// left out, though the field is encoded all the same.
func (r *reader) memberField(path []*types.Var) *Field {
	if f, ok := r.selectPath(path); ok {
		return f
	}
	f := &Field{Type: last(path).Type()}
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
func (r *reader) nearest(d *declaration, path []*types.Var) span {
	for _, v := range slices.Backward(path) {
		if r.syntax(v) != nil {
			return from(v.Pos(), len(v.Name()))
		}
	}
	return d.name()
}

// placeOf is where a field in a role stands whose source is at hand; of any
// other, where it is given the role.
func (r *reader) placeOf(d *declaration, f roleField) span {
	if r.syntax(last(f.path)) == nil {
		return f.at
	}
	return r.nearest(d, f.path)
}
