package body

import (
	"go/ast"
	"go/types"
	"reflect"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// hiddenFields returns the fields that are not in the JSON and that the package can
// name. A client cannot send them, so a write has to keep them. Locks are left out,
// since they must not be copied. For a type that encodes itself, only fields with a tag
// that says so are known.
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

// isWrittenAsPointer reports whether the source of a field says that it is a pointer. If
// the type it points to is unknown, go/types does not keep the pointer.
func (r *checker) isWrittenAsPointer(v *types.Var) bool {
	f := r.Syntax(v)
	if f == nil {
		return false
	}
	_, ok := f.Type.(*ast.StarExpr)
	return ok
}
