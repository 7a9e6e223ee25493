package annotations

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// reportHidden reports a field in a role for which its type has to be written
// out, if that cannot be done.
func (r *assigner) reportHidden(f roleField) bool {
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
	r.report(model.UnreachableField, r.placeOf(f), "field %s has the role %s, and %s%s, which cannot be named: %s", f.name(), f.role.Name, why, qualifiedName(name), whyHidden(name))
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
