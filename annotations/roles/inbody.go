package roles

import (
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// CheckInBody reports fields that are not in the body although their roles concern
// changes of the body: an entity tag cannot miss such a change. Call it after the members
// of the JSON are known.
func CheckInBody(r *source.Subject, fields []source.RoleField) {
	if r.JSON == nil {
		return
	}
	known := jsonshape.Bodies{}
	for _, f := range fields {
		if role := f.Role; role.InBody && f.Field != nil && !known.Hold(r.Schema, f.Path) {
			r.Report(model.NotInBody, f.At, "field %s is %s but not in the JSON: remove the role", f.Name(), role.Name)
		}
	}
}
