package gotype

import "go/types"

// IsByte reports whether a type is byte. Call it on the element of a slice or an array,
// for the kind Bytes or ByteArray.
func IsByte(t types.Type) bool { return types.Identical(t, types.Typ[types.Byte]) }

// OverTime reports whether a type is defined as time.Time, so that it can be converted
// to it. Its underlying struct then has the fields of package time.
func OverTime(t types.Type) bool {
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

// IsBool reports whether the underlying type is a bool. Call it on the field Valid of a
// struct that may be nullable.
func IsBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Kind() == types.Bool
}

// IsString reports whether the underlying type is a string. Use it for types whose values
// generated code can convert to a string.
func IsString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Kind() == types.String
}

// Known reports whether the type checker has resolved a type, as far as that is visible
// from outside. Call it before a diagnostic about a type: one that is not known has got
// another already.
func Known(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case nil:
		return false
	case *types.Basic:
		return t.Kind() != types.Invalid
	case *types.Pointer:
		return Known(t.Elem())
	case *types.Named:
		b, ok := t.Underlying().(*types.Basic)
		return !ok || b.Kind() != types.Invalid
	}
	return true
}

// IsPointer reports whether a type is a pointer, without looking at its underlying type.
// Use it if generated code has to check for nil or to dereference.
func IsPointer(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.Pointer)
	return ok
}

// Deref returns the type that a pointer points to, and any other type unchanged. Use it
// if a type and a pointer to it are treated alike.
func Deref(t types.Type) types.Type {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}
