package scope

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// A Scope is a package as the place of code that reads fields: what that may name,
// and how.
type Scope struct{ own *types.Package }

// Of is the scope of a package; nil is one without declarations.
func Of(own *types.Package) Scope { return Scope{own} }

// SelectPath is the selector of a path. The names of embedded structs that
// another package does not export cannot be written, and need not be; ok is
// false when the field itself or a pointer on the way to it is such a name.
func (r Scope) SelectPath(path []*types.Var) (*model.Field, bool) {
	f := &model.Field{Type: gotype.Last(path).Type()}
	for i, v := range path {
		isLast := i == len(path)-1
		if !r.MayName(v) {
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

// MemberField is the field of a JSON member. Names that cannot be written are
// left out, though the field is encoded all the same.
func (r Scope) MemberField(path []*types.Var) *model.Field {
	if f, ok := r.SelectPath(path); ok {
		return f
	}
	f := &model.Field{Type: gotype.Last(path).Type()}
	for _, v := range path {
		if r.MayName(v) {
			f.Selector = append(f.Selector, v.Name())
		}
	}
	return f
}

// MayName reports whether code of the package may write a field's name.
func (r Scope) MayName(v *types.Var) bool {
	return v.Exported() || r.IsOwn(v)
}

// IsOwn reports whether a field is declared in the package that is read.
func (r Scope) IsOwn(v *types.Var) bool {
	return v.Pkg() != nil && r.own != nil && v.Pkg().Path() == r.own.Path()
}
