package annotations

import "go/types"

// method finds a method of t, or of its pointer where addressable, that takes
// and returns what the strings say, each type written with its full path.
func method(t types.Type, addressable bool, name string, params, results []string) bool {
	if endless(t) {
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

// isByteSlice reports whether a type is []byte, also where it is written with
// uint8 or an alias.
func isByteSlice(t types.Type) bool {
	s, ok := t.(*types.Slice)
	return ok && isByte(s.Elem())
}

func hasMarshalText(t types.Type) bool {
	return method(t, true, "MarshalText", nil, []string{"[]uint8", "error"})
}

// hasUnmarshalText looks at the pointer to t, as the text is read into a
// variable of type t. A nil pointer cannot be read into.
func hasUnmarshalText(t types.Type) bool {
	if _, ok := t.Underlying().(*types.Pointer); ok {
		return false
	}
	if types.IsInterface(t) {
		return false
	}
	return method(t, true, "UnmarshalText", []string{"[]uint8"}, []string{"error"})
}

// hasJSON reports whether a type has no text and encodes itself as JSON, both
// ways. What cannot be compared is no id.
func hasJSON(t types.Type) bool {
	return !isPointer(t) && !types.IsInterface(t) && types.Comparable(t) &&
		method(t, true, "MarshalJSON", nil, []string{"[]uint8", "error"}) &&
		method(t, true, "UnmarshalJSON", []string{"[]uint8"}, []string{"error"})
}

// timeMethod is the method by which a type tells a time; "" if it has none.
func timeMethod(t types.Type) string {
	for _, name := range []string{"AsTime", "Time"} {
		if method(t, true, name, nil, []string{"time.Time"}) {
			return name
		}
	}
	return ""
}
