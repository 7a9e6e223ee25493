package gotype

import "go/types"

// HasMethod finds a method of t, or of its pointer if addressable is set. The parameters
// and results must have the given types, written with their full paths.
func HasMethod(t types.Type, addressable bool, name string, params, results []string) bool {
	if Endless(t) {
		return false
	}
	obj, _, _ := types.LookupFieldOrMethod(t, addressable, nil, name)
	f, ok := obj.(*types.Func)
	if !ok {
		return false
	}
	sig := f.Signature()
	return !sig.Variadic() && matches(sig.Params(), params) && matches(sig.Results(), results)
}

func matches(tuple *types.Tuple, want []string) bool {
	if tuple.Len() != len(want) {
		return false
	}
	for i, w := range want {
		t := types.Unalias(tuple.At(i).Type())
		if isByteSlice(t) {
			t = types.NewSlice(types.Typ[types.Uint8])
		}
		if types.TypeString(t, nil) != w {
			return false
		}
	}
	return true
}

// isByteSlice reports whether a type is []byte, even if it is written with uint8 or an
// alias.
func isByteSlice(t types.Type) bool {
	s, ok := t.(*types.Slice)
	return ok && IsByte(s.Elem())
}

// HasMarshalText reports whether a type has a method MarshalText. Use it if generated
// code writes a value as text.
func HasMarshalText(t types.Type) bool {
	return HasMethod(t, true, "MarshalText", nil, []string{"[]uint8", "error"})
}

// HasUnmarshalText reports whether the pointer to t has a method UnmarshalText: the text
// is read into a variable of type t. It returns false for a pointer type, since a nil
// pointer cannot be read into. Use it if generated code reads a value from text.
func HasUnmarshalText(t types.Type) bool {
	if _, ok := t.Underlying().(*types.Pointer); ok {
		return false
	}
	if types.IsInterface(t) {
		return false
	}
	return HasMethod(t, true, "UnmarshalText", []string{"[]uint8"}, []string{"error"})
}

// HasJSON reports whether a comparable type encodes and decodes itself as JSON. An id
// without text methods is read by these; a type that is not comparable cannot be an id.
// Call it if a type has no text methods.
func HasJSON(t types.Type) bool {
	return !IsPointer(t) && !types.IsInterface(t) && types.Comparable(t) &&
		HasMethod(t, true, "MarshalJSON", nil, []string{"[]uint8", "error"}) &&
		HasMethod(t, true, "UnmarshalJSON", []string{"[]uint8"}, []string{"error"})
}

// TimeMethod returns the name of the method that returns a time; "" if there is none.
func TimeMethod(t types.Type) string {
	for _, name := range []string{"AsTime", "Time"} {
		if HasMethod(t, true, name, nil, []string{"time.Time"}) {
			return name
		}
	}
	return ""
}
