package annotations

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// A scope is a package as the place of code that reads fields: what that may name,
// and how.
type scope struct{ own *types.Package }

// selectPath is the selector of a path. The names of embedded structs that
// another package does not export cannot be written, and need not be; ok is
// false when the field itself or a pointer on the way to it is such a name.
func (r scope) selectPath(path []*types.Var) (*model.Field, bool) {
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
func (r scope) memberField(path []*types.Var) *model.Field {
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
func (r scope) mayName(v *types.Var) bool {
	return v.Exported() || r.isOwn(v)
}

// isOwn reports whether a field is declared in the package that is read.
func (r scope) isOwn(v *types.Var) bool {
	return v.Pkg() != nil && r.own != nil && v.Pkg().Path() == r.own.Path()
}
