package roles

import (
	"go/types"

	"github.com/etagen/etagen/annotations/source"
)

// Read determines which field of a resource has which role, sets what follows from that,
// and binds the wildcards of its route. Call it before everything that reads a field by
// its role.
func Read(b *source.Subject, st *types.Struct) []source.RoleField {
	r := &assigner{adviser{b}}
	fields := r.namedFields(r.withoutListRoles(r.roleFields(st)))
	fields = append(fields, r.readOnlyBelow(st, fields)...)
	r.assignRoles(st, fields)
	r.bindIDs(fields)
	return fields
}
