package annotations

import "go/types"

// checkInBody reports fields whose roles are about a change of the body and
// that are not in it: there is nothing of them that a tag could miss.
func (r *reader) checkInBody(st *types.Struct, res *Resource, roles []roleField) {
	if res.JSON == nil {
		return
	}
	for _, f := range roles {
		if role := f.role.Name; (role == "derived" || role == "covered") && f.field != nil && !inBody(st, f.path) {
			r.report(NotInBody, f.at, "field %s is %s and not a member of the JSON: take the role away", f.name(), role)
		}
	}
}

// inBody tells whether the JSON of a struct holds the field at a path, or
// fields of a struct that is embedded there.
func inBody(st *types.Struct, path []*types.Var) bool {
	for _, f := range jsonFields(st) {
		n := min(len(f.path), len(path))
		if pathName(f.path[:n]) != pathName(path[:n]) {
			continue
		}
		t := last(f.path).Type()
		inner, isStruct := deref(t).Underlying().(*types.Struct)
		if n == len(path) || encodesItself(t) || isStruct && inBody(inner, path[n:]) {
			return true
		}
	}
	return false
}
