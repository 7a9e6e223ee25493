package annotations

import (
	"go/ast"
	"go/types"
	"reflect"
	"slices"
)

// hiddenFields are the fields that the JSON does not carry and the package can
// name: what a client sends says nothing of them, so that a write has to keep
// them. Locks are left out, which nobody may copy. Of a type that encodes itself
// only those are known whose tags say so.
func (r *reader) hiddenFields(st *types.Struct, itself bool) []*Field {
	carried := map[*types.Var]bool{}
	for _, f := range jsonFields(st) {
		carried[last(f.path)] = true
	}
	var hidden []*Field
	walkFields(st, visit{}, func(v visit, tag string) {
		if itself && reflect.StructTag(tag).Get("json") != "-" {
			return
		}
		at := last(v.path)
		_, isStruct := deref(at.Type()).Underlying().(*types.Struct)
		underCarried := slices.ContainsFunc(v.path, func(step *types.Var) bool { return carried[step] })
		if underCarried || at.Embedded() && isStruct || at.Name() == "_" || holdsLock(at.Type(), &walked{}) {
			return
		}
		if f, ok := r.selectPath(v.path); ok && (known(at.Type()) || r.isWrittenAsPointer(at)) {
			f.Kind = Value
			hidden = append(hidden, f)
		}
	})
	return hidden
}

// isWrittenAsPointer tells a field that is a pointer from its source: where what
// it points to is not known, go/types has nothing left of the pointer.
func (r *reader) isWrittenAsPointer(v *types.Var) bool {
	f := r.syntax(v)
	if f == nil {
		return false
	}
	_, ok := f.Type.(*ast.StarExpr)
	return ok
}
