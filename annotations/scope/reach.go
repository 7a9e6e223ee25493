package scope

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// A Scope is a package in which code reads fields. It determines what that code may name,
// and how. Use one for each package that gets output.
type Scope struct{ own *types.Package }

// Of returns the scope of a package; nil means a package without declarations. Call it
// once for each package.
func Of(own *types.Package) Scope { return Scope{own} }

// SelectPath returns the selector for a path. Embedded structs that another package does
// not export cannot be named, and are omitted; ok is false if the field itself, or a
// pointer on the path, is one of these.
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

// MemberField returns the field for a JSON member. It omits names that cannot be written,
// although the field is encoded. Use it to say which field a diagnostic about the JSON is
// about.
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

// MayName reports whether code of the package may write a field's name. If not, no
// generated code can read the field.
func (r Scope) MayName(v *types.Var) bool {
	return v.Exported() || r.IsOwn(v)
}

// IsOwn reports whether a field is declared in the package. If so, its source is
// available.
func (r Scope) IsOwn(v *types.Var) bool {
	return v.Pkg() != nil && r.own != nil && v.Pkg().Path() == r.own.Path()
}
