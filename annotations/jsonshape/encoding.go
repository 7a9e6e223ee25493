package jsonshape

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// leaf returns the form of a type in which encoding/json finds no further types: one
// that encodes itself, a basic type, bytes, or an interface. It is "" for others.
func leaf(t types.Type, addressable bool) model.SchemaType {
	if form := Marshaler(t, addressable); form != "" {
		return form
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return basic(t, u)
	case *types.Slice:
		if isByteLike(u.Elem()) {
			return model.BytesSchema
		}
	case *types.Interface:
		return model.AnySchema
	}
	return ""
}

// Marshaler returns the form of a type that encodes itself; "" for others. It follows
// newTypeEncoder in encoding/json: methods of the pointer are used if the value is
// addressable, and MarshalJSON is preferred to MarshalText.
func Marshaler(t types.Type, addressable bool) model.SchemaType {
	_, isPointer := t.Underlying().(*types.Pointer)
	addressable = addressable && !isPointer
	results := []string{"[]uint8", "error"}
	switch {
	case gotype.HasMethod(t, addressable, "MarshalJSON", nil, results):
		return model.JSONSchema
	case gotype.HasMethod(t, addressable, "MarshalText", nil, results):
		return model.TextSchema
	}
	return ""
}

// basic returns the form of a basic type that encoding/json can encode; "" for others.
func basic(t types.Type, u *types.Basic) model.SchemaType {
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Name() == "Number" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "encoding/json" {
		return model.NumberSchema
	}
	info := u.Info()
	switch {
	case info&types.IsUntyped != 0:
		return ""
	case info&types.IsBoolean != 0:
		return model.BooleanSchema
	case info&types.IsInteger != 0:
		return model.IntegerSchema
	case info&types.IsFloat != 0:
		return model.FloatSchema
	case info&types.IsString != 0:
		return model.StringSchema
	}
	return ""
}

// isNullable reports whether encoding/json writes null for a nil value of a type. It
// calls the methods of a type that encodes itself even for nil slices and maps.
func isNullable(t types.Type, form model.SchemaType) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Interface:
		return true
	case *types.Slice, *types.Map:
		return form != model.TextSchema && form != model.JSONSchema
	}
	return false
}

// isByteLike reports whether a slice of t is encoded as base64.
func isByteLike(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Kind() == types.Uint8 && Marshaler(t, true) == ""
}

// mapKey returns the schema of a type that can be a key in a JSON object; nil for
// others.
func mapKey(t types.Type) *model.Schema {
	b, isBasic := t.Underlying().(*types.Basic)
	switch {
	case isBasic && b.Info()&types.IsString != 0:
		return &model.Schema{Type: model.StringSchema, Go: t}
	case gotype.HasMethod(t, false, "MarshalText", nil, []string{"[]uint8", "error"}):
		return &model.Schema{Type: model.TextSchema, Go: t}
	case isBasic && b.Info()&types.IsInteger != 0:
		return &model.Schema{Type: model.IntegerSchema, Go: t}
	}
	return nil
}
