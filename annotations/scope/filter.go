package scope

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// FilterKind reports whether a field can be filtered by, and sets how its value is read
// from a query. For a slice, the value is that of an element, which the slice has to
// contain. A query cannot ask for null, so a pointer is read as what it points to. Use it
// for fields with the role filter.
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

// filterValue does what FilterKind does, for a type that is not a slice.
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

// sliceOf returns the element type of a slice, or of one that a pointer points to. It
// returns nil for other types, and for bytes, which are one value.
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

// IsFilterSlice reports whether a field is a slice that can be filtered by a value that
// it contains. Use it to explain why an option of the role filter is not possible.
func (r Scope) IsFilterSlice(f *model.Field) bool {
	value := *f
	return r.FilterKind(&value, "") && value.Slice
}

// IsFilterBool reports whether a field is true or false in a query. Use it to explain why
// the option range is not possible.
func (r Scope) IsFilterBool(f *model.Field) bool {
	value := *f
	return r.FilterKind(&value, "") && value.Kind == model.Bool
}
