package annotations

import "go/types"

func isByte(t types.Type) bool { return types.Identical(t, types.Typ[types.Byte]) }

// overTime reports whether a type is defined as time.Time, so that it converts:
// then its underlying struct is the one with the fields of package time.
func overTime(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	if !ok || st.NumFields() != 3 {
		return false
	}
	for i, name := range []string{"wall", "ext", "loc"} {
		v := st.Field(i)
		if v.Name() != name || v.Pkg() == nil || v.Pkg().Path() != "time" {
			return false
		}
	}
	return true
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Kind() == types.Bool
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Kind() == types.String
}

// known reports whether the type checker made out a type, as far as it can be
// seen from outside.
func known(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case nil:
		return false
	case *types.Basic:
		return t.Kind() != types.Invalid
	case *types.Pointer:
		return known(t.Elem())
	case *types.Named:
		b, ok := t.Underlying().(*types.Basic)
		return !ok || b.Kind() != types.Invalid
	}
	return true
}

func isPointer(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.Pointer)
	return ok
}

// deref is what a pointer points to, and any other type itself.
func deref(t types.Type) types.Type {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}
