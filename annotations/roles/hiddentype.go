package roles

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/scope"
	"github.com/etagen/etagen/annotations/source"
)

// reportHidden reports a field in a role if the output would have to write its type and
// cannot.
func (r *assigner) reportHidden(f source.RoleField) bool {
	find := scope.HiddenWithin
	switch f.Role.Name {
	case "readonly", "covered", "sort":
		return false
	case "derived", "modified":
		find = scope.HiddenType
	}
	name, why := find(f.Field.Type, r.Package.Types), ""
	if obj := hiddenPointee(f, r.Package.Types); name == nil {
		name, why = obj, "it is reached by a pointer to "
	}
	if name == nil {
		return false
	}
	if why == "" {
		why = "its type is "
	}
	r.Failed[f.Role.Name] = true
	r.Report(model.UnreachableField, r.PlaceOf(f), "field %s has the role %s, but %s%s, which cannot be named: %s", f.Name(), f.Role.Name, why, scope.QualifiedName(name), scope.WhyHidden(name))
	return true
}

// hiddenPointee returns a type that cannot be named and that a pointer on the path to a
// field points to. The output has to name it, for the case that the pointer is nil.
func hiddenPointee(f source.RoleField, from *types.Package) *types.TypeName {
	for _, v := range f.Path[:len(f.Path)-1] {
		if obj := scope.HiddenType(v.Type(), from); gotype.IsPointer(v.Type()) && obj != nil {
			return obj
		}
	}
	return nil
}
