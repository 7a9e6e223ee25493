package roles

import (
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// checkInBody reports fields whose roles are about a change of the body and
// that are not in it: there is nothing of them that a tag could miss.
func (r *assigner) checkInBody(roles []source.RoleField) {
	if r.JSON == nil {
		return
	}
	known := jsonshape.Bodies{}
	for _, f := range roles {
		if role := f.Role; role.InBody && f.Field != nil && !known.Hold(r.Schema, f.Path) {
			r.Report(model.NotInBody, f.At, "field %s is %s but not in the JSON: remove the role", f.Name(), role.Name)
		}
	}
}
