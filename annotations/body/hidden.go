package body

import (
	"go/ast"
	"go/types"
	"reflect"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// hiddenFields are the fields that the JSON does not carry and the package can
// name: what a client sends says nothing of them, so that a write has to keep
// them. Locks are left out, which nobody may copy. Of a type that encodes itself
// only those are known whose tags say so.
func (r *checker) hiddenFields(st *types.Struct, itself bool) []*model.Field {
	carried := map[*types.Var]bool{}
	for _, f := range r.Shapes.Fields(st) {
		carried[gotype.Last(f.Path)] = true
	}
	var hidden []*model.Field
	gotype.EachField(st, gotype.Visit{}, func(v gotype.Visit, tag string) {
		if itself && reflect.StructTag(tag).Get("json") != "-" {
			return
		}
		at := gotype.Last(v.Path)
		_, isStruct := gotype.Deref(at.Type()).Underlying().(*types.Struct)
		underCarried := slices.ContainsFunc(v.Path, func(step *types.Var) bool { return carried[step] })
		if underCarried || at.Embedded() && isStruct || at.Name() == "_" || gotype.HoldsLock(at.Type(), &gotype.Visited{}) {
			return
		}
		if f, ok := r.SelectPath(v.Path); ok && (gotype.Known(at.Type()) || r.isWrittenAsPointer(at)) {
			f.Kind = model.Value
			hidden = append(hidden, f)
		}
	})
	return hidden
}

// isWrittenAsPointer tells a field that is a pointer from its source: where what
// it points to is not known, go/types has nothing left of the pointer.
func (r *checker) isWrittenAsPointer(v *types.Var) bool {
	f := r.Syntax(v)
	if f == nil {
		return false
	}
	_, ok := f.Type.(*ast.StarExpr)
	return ok
}
