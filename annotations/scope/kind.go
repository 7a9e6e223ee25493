package scope

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// ThroughPointer determines by accepts how a field is read, or, for a pointer, how the
// value that it points to is read: only the value matters, since it is not shared. A
// pointer that can only be read itself, such as one to a time, is not followed.
func ThroughPointer(f *model.Field, accepts func(*model.Field) bool) bool {
	direct := accepts(f)
	if direct && f.Kind != model.Text && f.Kind != model.AsTime {
		return true
	}
	p, ok := f.Type.Underlying().(*types.Pointer)
	if !ok || gotype.HoldsLock(p.Elem(), &gotype.Visited{}) {
		return direct
	}
	value := *f
	value.Type, value.Deref, value.ByJSON = p.Elem(), true, false
	if _, again := p.Elem().Underlying().(*types.Pointer); again || !accepts(&value) {
		return direct
	}
	*f = value
	return true
}

// CanVersion reports whether a type is suitable for a version. Use it to suggest a field
// as the version.
func (r Scope) CanVersion(t types.Type) bool {
	return ThroughPointer(&model.Field{Selector: []string{""}, Type: t}, r.VersionKind)
}

// VersionKind reports whether a field can be a version, and sets how it is read. Types
// that Go can format are read directly, even if they have their own methods. For a time,
// the instant is read, whatever its zone.
func (r Scope) VersionKind(f *model.Field) bool {
	if kind, ok := plainKind(f.Type); ok {
		f.Kind = kind
		return true
	}
	if kind, ok := TimeKind(f.Type); ok {
		f.Kind = kind
		return kind == model.Time // ThroughPointer handles what a pointer points to
	}
	if p, ok := f.Type.Underlying().(*types.Pointer); ok && r.onlyTime(&model.Field{Selector: f.Selector, Type: p.Elem()}) != nil {
		return false
	}
	value := r.nullable(f, versionValue)
	if value == nil {
		value = r.infiniteTime(f)
	}
	if value != nil {
		f.Kind, f.Value = model.Nullable, value
		return true
	}
	if value := r.onlyTime(f); value != nil {
		f.Kind, f.Value = model.Wrapped, value
		return true
	}
	if gotype.HasMarshalText(f.Type) {
		f.Kind = model.Text
		return true
	}
	return false
}

// versionValue does what VersionKind does, for the value in a nullable struct. Other
// fields next to it would be states that the version does not distinguish.
func versionValue(f *model.Field, alone bool) bool {
	if !alone {
		return false
	}
	kind, ok := TimeKind(f.Type)
	if ok && kind == model.Time {
		f.Kind = kind
		return true
	}
	kind, ok = plainKind(f.Type)
	if !ok && gotype.HasMarshalText(f.Type) {
		kind, ok = model.Text, true
	}
	f.Kind = kind
	return ok
}

// infiniteTime finds the time in a struct that also says whether it is NULL or infinite.
// In those cases the time is zero.
func (r Scope) infiniteTime(f *model.Field) *model.Field {
	st, ok := f.Type.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for v := range st.Fields() {
		if !slices.Contains([]string{"Time", "Valid", "InfinityModifier"}, v.Name()) {
			return nil
		}
	}
	return r.nullable(f, timeValue)
}

// onlyTime finds the time in a struct that embeds it and has no other field. A struct that
// embeds a pointer to itself has none.
func (r Scope) onlyTime(f *model.Field) *model.Field {
	st, ok := f.Type.Underlying().(*types.Struct)
	if !ok || len(f.Selector) > gotype.MaxEmbedding || st.NumFields() != 1 || !st.Field(0).Embedded() || !r.MayName(st.Field(0)) {
		return nil
	}
	v := st.Field(0)
	value := &model.Field{Selector: append(slices.Clip(f.Selector), v.Name()), Pointers: f.Pointers, Type: v.Type()}
	if !r.VersionKind(value) && value.Kind != model.TimePointer {
		return nil
	}
	innermost := value
	for innermost.Value != nil {
		innermost = innermost.Value
	}
	if innermost.Kind != model.Time && innermost.Kind != model.TimePointer {
		return nil
	}
	return value
}

// ModifiedKind reports whether a field can be a modification time, and sets how it is
// read. Unit must be set.
func (r Scope) ModifiedKind(f *model.Field) bool {
	if kind, ok := TimeKind(f.Type); ok {
		f.Kind = kind
		return true
	}
	f.Method = gotype.TimeMethod(f.Type)
	if kind, ok := IntegerKind(f.Type); ok && (f.Unit != "" || f.Method == "") {
		f.Kind = kind
		return true
	}
	if value := r.nullable(f, timeValue); value != nil {
		f.Kind, f.Value = model.Nullable, value
		return true
	}
	if value := r.nullable(f, integerValue); value != nil && f.Unit != "" {
		value.Unit = f.Unit
		f.Kind, f.Value = model.Nullable, value
		return true
	}
	if f.Method != "" {
		f.Kind = model.AsTime
		return true
	}
	if value := r.wrapped(f); value != nil {
		f.Kind, f.Value = model.Wrapped, value
		return true
	}
	return false
}

// wrapped finds the time that a struct embeds, directly or in a nullable struct. It
// returns nil if there is none, or more than one.
func (r Scope) wrapped(f *model.Field) *model.Field {
	st, ok := f.Type.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var found []*model.Field
	for v := range st.Fields() {
		if _, isStruct := v.Type().Underlying().(*types.Struct); !v.Embedded() || !r.MayName(v) || !isStruct && !isTimePointer(v.Type()) {
			continue
		}
		value := &model.Field{Selector: append(slices.Clip(f.Selector), v.Name()), Pointers: f.Pointers, Type: v.Type(), Unit: f.Unit}
		if r.ModifiedKind(value) {
			found = append(found, value)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// NullableInteger finds the integer in a nullable type, or in a type that only embeds
// one; nil if there is none.
func (r Scope) NullableInteger(t types.Type) *model.Field {
	value := r.nullable(&model.Field{Type: t}, integerValue)
	if st, ok := t.Underlying().(*types.Struct); ok && value == nil && st.NumFields() == 1 && st.Field(0).Embedded() && !gotype.Endless(t) {
		return r.NullableInteger(st.Field(0).Type())
	}
	return value
}

// integerValue does what IntegerKind does, for the value in a nullable struct.
func integerValue(f *model.Field, alone bool) (ok bool) {
	f.Kind, ok = IntegerKind(f.Type)
	return ok && alone
}

func isTimePointer(t types.Type) bool {
	kind, ok := TimeKind(t)
	return ok && kind == model.TimePointer
}

// timeValue does what ModifiedKind does, for the value in a nullable struct. If there
// are other fields, such as the infinity of a database, its name must be Time.
func timeValue(f *model.Field, alone bool) bool {
	kind, ok := TimeKind(f.Type)
	f.Kind = kind
	return ok && kind == model.Time && (alone || f.Name() == "Time")
}

// IdKind reports whether a field can be an id, and sets how it is read from a path: by
// its text methods, by its JSON methods, or by its underlying type. Use it for fields
// with the role id.
func (r Scope) IdKind(f *model.Field) bool {
	if gotype.HasUnmarshalText(f.Type) {
		f.Kind = model.Text
		return true
	}
	f.Kind, f.ByJSON = model.Text, gotype.HasJSON(f.Type)
	if f.ByJSON {
		return true
	}
	kind, ok := plainKind(f.Type)
	f.Kind = kind
	return ok && (kind == model.String || kind == model.Int || kind == model.Uint)
}

// plainKind returns the kind of an integer, string or bytes type.
func plainKind(t types.Type) (model.Kind, bool) {
	if kind, ok := IntegerKind(t); ok {
		return kind, true
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return model.String, u.Kind() == types.String
	case *types.Slice:
		return model.Bytes, gotype.IsByte(u.Elem())
	case *types.Array:
		return model.ByteArray, gotype.IsByte(u.Elem()) && u.Len() > 0
	}
	return "", false
}

// IntegerKind returns the kind of an integer type. Use it for a version, and for a time
// with a unit.
func IntegerKind(t types.Type) (model.Kind, bool) {
	b, ok := t.Underlying().(*types.Basic)
	switch {
	case !ok || b.Info()&types.IsInteger == 0 || b.Info()&types.IsUntyped != 0:
		return "", false
	case b.Info()&types.IsUnsigned != 0:
		return model.Uint, true
	}
	return model.Int, true
}

// TimeKind returns the kind of time.Time, of a type defined as it, and of *time.Time. Use
// it for a modification time; ModifiedKind also knows other types.
func TimeKind(t types.Type) (model.Kind, bool) {
	if model.IsTime(t) || gotype.OverTime(t) {
		return model.Time, true
	}
	if p, ok := t.Underlying().(*types.Pointer); ok && model.IsTime(p.Elem()) {
		return model.TimePointer, true
	}
	return "", false
}

// nullable finds the value of a struct with Valid bool: the first field that accepts
// returns true for. The argument alone says that it is the only other field. It returns
// nil if the type is not such a struct.
func (r Scope) nullable(f *model.Field, accepts func(value *model.Field, alone bool) bool) *model.Field {
	st, ok := f.Type.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var valid bool
	var others []*types.Var
	for i := range st.NumFields() {
		switch v := st.Field(i); {
		case v.Name() == "Valid" && gotype.IsBool(v.Type()) && !v.Embedded():
			valid = true
		case r.MayName(v):
			others = append(others, v)
		}
	}
	for _, v := range others {
		value := &model.Field{
			Selector: append(slices.Clip(f.Selector), v.Name()),
			Pointers: f.Pointers,
			Type:     v.Type(),
		}
		if valid && accepts(value, len(others) == 1) {
			return value
		}
	}
	return nil
}
