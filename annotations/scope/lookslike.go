package scope

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// TooSmall reports whether an integer type is too small for the current time in a unit.
// Use it to reject a unit.
func TooSmall(t types.Type, unit string) bool {
	b, ok := t.Underlying().(*types.Basic)
	if !ok {
		return false
	}
	switch b.Kind() {
	case types.Int8, types.Uint8, types.Int16, types.Uint16:
		return true
	case types.Int32, types.Uint32:
		return unit != "unix"
	}
	return false
}

// PlainName returns a field's name in lower case, without characters that join words. Use
// it to compare names whatever their spelling.
func PlainName(v *types.Var) string { return PlainText(v.Name()) }

// PlainText returns a name in lower case, without characters that join words. Use it to
// compare names whatever their spelling.
func PlainText(name string) string { return strings.ReplaceAll(strings.ToLower(name), "_", "") }

// SeemsVersion reports whether a field has the name of a change counter, and could be a
// version. A text needs a name that is not used for anything else.
func (r Scope) SeemsVersion(v *types.Var) bool {
	if r.IsVersionLike(v) || IsOptimisticLock(v.Type()) {
		return true
	}
	_, ok := IntegerKind(v.Type())
	return ok && slices.Contains([]string{"modifyindex", "rev", "xmin", "versionnumber", "revisionnumber"}, PlainName(v))
}

// TimeUnit reports whether a field has the name of a modification time and could be one.
// For an integer, it also returns the unit in its name. Use it to suggest a field as the
// modification time.
func (r Scope) TimeUnit(v *types.Var) (unit string, ok bool) {
	name := PlainName(v)
	if !strings.Contains(name, "updat") && !strings.Contains(name, "modif") && !strings.Contains(name, "chang") && name != "mtime" {
		return "", false
	}
	return r.UnitOf(v)
}

// UnitOf reports whether a field could be a time. For an integer, it also returns the
// unit in its name. Use it if the user says that the field is one.
func (r Scope) UnitOf(v *types.Var) (unit string, ok bool) {
	if !gotype.Known(v.Type()) || !r.ModifiedKind(&model.Field{Selector: []string{v.Name()}, Type: v.Type()}) {
		return "", false
	}
	if _, integer := IntegerKind(v.Type()); !integer {
		return "", true
	}
	name := PlainName(v)
	for _, u := range []struct{ part, unit string }{{"nano", "unixnano"}, {"micro", "unixmicro"}, {"milli", "unixmilli"}, {"ms", "unixmilli"}, {"unix", "unix"}, {"at", "unix"}, {"time", "unix"}, {"timestamp", "unix"}, {"ts", "unix"}} {
		if strings.HasSuffix(name, u.part) && !TooSmall(v.Type(), u.unit) {
			return u.unit, true
		}
	}
	return "", false
}

// IsVersionLike reports whether a field has the name of a row's version, and can count or
// be opaque. A text is often the version of something else. Use it to suggest a field as
// the version, whatever its type.
func (r Scope) IsVersionLike(v *types.Var) bool {
	name := PlainName(v)
	if !slices.Contains([]string{"version", "rowversion", "lockversion", "revision", "resourceversion"}, name) || !gotype.Known(v.Type()) {
		return false
	}
	f := &model.Field{Selector: []string{v.Name()}, Type: v.Type()}
	if !r.VersionKind(f) {
		return false
	}
	if f.Kind == model.Nullable {
		f = f.Value
	}
	return slices.Contains([]model.Kind{model.Int, model.Uint, model.Bytes, model.ByteArray}, f.Kind) || f.Kind == model.String && name == "resourceversion"
}

// IsOptimisticLock reports whether a type is the version type of
// gorm.io/plugin/optimisticlock. If so, it is a version whatever its name.
func IsOptimisticLock(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "Version" && n.Obj().Pkg() != nil && n.Obj().Pkg().Name() == "optimisticlock"
}
