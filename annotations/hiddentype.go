package annotations

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// reportHidden reports a field in a role for which its type has to be written
// out, if that cannot be done.
func (r *reader) reportHidden(d *declaration, f roleField) bool {
	find := hiddenWithin
	switch f.role.Name {
	case "readonly", "covered", "sort":
		return false
	case "derived", "modified":
		find = hiddenType
	}
	name, why := find(f.field.Type, r.pkg.Types), ""
	if obj := hiddenPointee(f, r.pkg.Types); name == nil {
		name, why = obj, "a pointer on the way to it is to "
	}
	if name == nil {
		return false
	}
	if why == "" {
		why = "its type is "
	}
	r.failed[f.role.Name] = true
	r.report(model.UnreachableField, r.placeOf(d, f), "field %s has the role %s, and %s%s, which cannot be named: %s", f.name(), f.role.Name, why, qualifiedName(name), whyHidden(name))
	return true
}

// hiddenPointee returns the type that a pointer on the way to a field points to
// and that cannot be named: where the pointer is nil, the output has to.
func hiddenPointee(f roleField, from *types.Package) *types.TypeName {
	for _, v := range f.path[:len(f.path)-1] {
		if obj := hiddenType(v.Type(), from); gotype.IsPointer(v.Type()) && obj != nil {
			return obj
		}
	}
	return nil
}

func qualifiedName(obj *types.TypeName) string { return obj.Pkg().Name() + "." + obj.Name() }

// whyHidden says why a type cannot be named.
func whyHidden(obj *types.TypeName) string {
	if !obj.Exported() {
		return "its package does not export it"
	}
	return "package " + obj.Pkg().Path() + " is internal to another tree; give the field a type of a package that can be imported"
}

// hiddenType returns the name of a type, or of what it points to, that a package
// cannot write: another one does not export it, or cannot be imported. It
// returns nil for all others.
func hiddenType(t types.Type, from *types.Package) *types.TypeName {
	named, ok := gotype.Deref(t).(interface{ Obj() *types.TypeName })
	if !ok {
		return nil
	}
	obj := named.Obj()
	if obj.Pkg() == nil || from == nil || obj.Pkg().Path() == from.Path() || obj.Exported() && importable(obj.Pkg().Path(), from.Path()) {
		return nil
	}
	return obj
}

// importable reports whether a package may import another one: the last element
// internal of a path closes it to all that is not below what is before that.
func importable(path, from string) bool {
	elements := strings.Split(path, "/")
	i := len(elements) - 1
	for i >= 0 && elements[i] != "internal" {
		i--
	}
	if i < 0 {
		return true
	}
	tree := elements[:i]
	below := strings.Split(from, "/")
	return len(tree) > 0 && len(below) >= len(tree) && slices.Equal(below[:len(tree)], tree)
}

// hiddenWithin is hiddenType for a type that has to be written out whole, as
// that of a field of the struct that stat returns.
func hiddenWithin(t types.Type, from *types.Package) *types.TypeName {
	if obj := hiddenType(t, from); obj != nil {
		return obj
	}
	var parts []types.Type
	switch t := t.(type) {
	case interface{ TypeArgs() *types.TypeList }:
		parts = slices.Collect(t.TypeArgs().Types())
	case *types.Map:
		parts = []types.Type{t.Key(), t.Elem()}
	case *types.Struct:
		for f := range t.Fields() {
			parts = append(parts, f.Type())
		}
	case interface{ Elem() types.Type }:
		parts = []types.Type{t.Elem()}
	}
	for _, part := range parts {
		if obj := hiddenWithin(part, from); obj != nil {
			return obj
		}
	}
	return nil
}
