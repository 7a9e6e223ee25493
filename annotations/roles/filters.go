package roles

import (
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// reportNoFilter reports a field that can be filtered by one value, but not in the way
// of its role.
func (r *assigner) reportNoFilter(f source.RoleField) bool {
	why := ""
	switch {
	case f.Option == "":
	case r.IsFilterSlice(f.Field):
		why = "a query asks whether a slice contains one value"
	case f.Option == "range" && r.IsFilterBool(f.Field):
		why = "true and false have no range"
	}
	if why == "" {
		return false
	}
	r.Report(model.RoleType, r.PlaceOf(f), "field %s cannot have the role %s, because its type is %s: %s; write %s", f.Name(), f.Spelled(), r.Qualified(f.Field.Type), why, f.Role.Name)
	return true
}
