package annotations

import (
	"go/types"

	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
)

// checkInBody reports fields whose roles are about a change of the body and
// that are not in it: there is nothing of them that a tag could miss.
func (r *assigner) checkInBody(st *types.Struct, roles []roleField) {
	if r.JSON == nil {
		return
	}
	known := jsonshape.Bodies{}
	for _, f := range roles {
		if role := f.role.Name; (role == "derived" || role == "covered") && f.field != nil && !known.Hold(st, f.path) {
			r.report(model.NotInBody, f.at, "field %s is %s and not a member of the JSON: take the role away", f.name(), role)
		}
	}
}
