package jsonshape

import (
	"go/types"
	"strconv"

	"github.com/etagen/etagen/annotations/gotype"
)

// Leaf is the text of a type that has no parts for encoding/json: one that
// encodes itself, a basic type, bytes, or any value at all.
func Leaf(t types.Type, addressable bool) (string, bool) {
	if text, ok := Marshaler(t, addressable); ok {
		return text, true
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return basic(t, u)
	case *types.Slice:
		return "bytes", isByteLike(u.Elem())
	case *types.Interface:
		return "any", true
	}
	return "", false
}

// Marshaler is the text of a type that encodes itself. Its name stands for
// what it does, which cannot be seen. The order is that of newTypeEncoder in
// encoding/json: methods of the pointer count where the value has an address,
// and MarshalJSON goes before MarshalText.
func Marshaler(t types.Type, addressable bool) (string, bool) {
	_, isPointer := t.Underlying().(*types.Pointer)
	addressable = addressable && !isPointer
	name := gotype.TypeName(t)
	if types.IsInterface(t) {
		name = "any"
	}
	results := []string{"[]uint8", "error"}
	switch {
	case gotype.HasMethod(t, addressable, "MarshalJSON", nil, results):
		return "json " + strconv.Quote(name), true
	case gotype.HasMethod(t, addressable, "MarshalText", nil, results):
		return "text " + strconv.Quote(name), true
	}
	return "", false
}

// basic is the text of a basic type that encoding/json can encode.
func basic(t types.Type, u *types.Basic) (string, bool) {
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Name() == "Number" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "encoding/json" {
		return "number", true
	}
	const encodable = types.IsBoolean | types.IsInteger | types.IsFloat | types.IsString
	if u.Info()&encodable == 0 || u.Info()&types.IsUntyped != 0 {
		return "", false
	}
	return types.Typ[u.Kind()].Name(), true
}

// isByteLike reports whether a slice of t is encoded as base64.
func isByteLike(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	if !ok || b.Kind() != types.Uint8 {
		return false
	}
	_, encodesItself := Marshaler(t, true)
	return !encodesItself
}

// mapKey is the text of a type that can be the key of a JSON object.
func mapKey(t types.Type) (string, bool) {
	b, isBasic := t.Underlying().(*types.Basic)
	if isBasic && b.Info()&types.IsString != 0 {
		return "string", true
	}
	if gotype.HasMethod(t, false, "MarshalText", nil, []string{"[]uint8", "error"}) {
		return "text " + strconv.Quote(gotype.TypeName(t)), true
	}
	if isBasic && b.Info()&types.IsInteger != 0 {
		return types.Typ[b.Kind()].Name(), true
	}
	return "", false
}
