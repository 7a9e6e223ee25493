package scope

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// FilterKind reports how a value to filter by is read from a query: that of the
// field, or of a slice that of an element, which the slice has to contain. Null
// cannot be asked for, so it is what a pointer points to.
func (r Scope) FilterKind(f *model.Field, option string) bool {
	accepts := func(value *model.Field) bool { return r.filterValue(value, option) }
	if ThroughPointer(f, accepts) {
		return true
	}
	elem := sliceOf(f.Type)
	if elem == nil || option != "" {
		return false
	}
	value := *f
	value.Type, value.Slice = elem, true
	if !ThroughPointer(&value, accepts) {
		return false
	}
	_, value.Deref = f.Type.Underlying().(*types.Pointer)
	*f = value
	return true
}

// filterValue is FilterKind for a type that is no slice.
func (r Scope) filterValue(f *model.Field, option string) bool {
	if gotype.HasUnmarshalText(f.Type) || gotype.HasJSON(f.Type) {
		return r.IdKind(f)
	}
	switch basic, _ := f.Type.Underlying().(*types.Basic); {
	case basic == nil:
	case basic.Info()&types.IsBoolean != 0:
		f.Kind = model.Bool
		return option != "range"
	case basic.Info()&types.IsFloat != 0 && basic.Info()&types.IsUntyped == 0:
		f.Kind = model.Float
		return option == "range"
	}
	return r.IdKind(f)
}

// sliceOf returns the type of the elements of a slice, or of one that a pointer
// points to; nil for any other type, and for bytes, which are one value.
func sliceOf(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	slice, ok := t.Underlying().(*types.Slice)
	if !ok || isPlainByte(slice.Elem()) {
		return nil
	}
	return slice.Elem()
}

// isPlainByte reports whether encoding/json writes a slice of a type as one text.
func isPlainByte(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Kind() == types.Uint8 && !gotype.HasUnmarshalText(t) && !gotype.HasJSON(t)
}

// IsFilterSlice reports whether a field is a slice that a query can ask for by a
// value that it contains.
func (r Scope) IsFilterSlice(f *model.Field) bool {
	value := *f
	return r.FilterKind(&value, "") && value.Slice
}

// IsFilterBool reports whether a field is true or false in a query.
func (r Scope) IsFilterBool(f *model.Field) bool {
	value := *f
	return r.FilterKind(&value, "") && value.Kind == model.Bool
}
