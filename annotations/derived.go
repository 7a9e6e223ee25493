package annotations

import "go/types"

// checkInBody reports fields whose roles are about a change of the body and
// that are not in it: there is nothing of them that a tag could miss.
func (r *reader) checkInBody(st *types.Struct, res *Resource, roles []roleField) {
	if res.JSON == nil {
		return
	}
	known := bodies{}
	for _, f := range roles {
		if role := f.role.Name; (role == "derived" || role == "covered") && f.field != nil && !known.hold(st, f.path) {
			r.report(NotInBody, f.at, "field %s is %s and not a member of the JSON: take the role away", f.name(), role)
		}
	}
}

// A body is what the JSON of a struct holds: its members, and all that their
// paths begin with, by the names of the fields.
type body struct {
	members map[string]*types.Var
	begun   map[string]bool
}

// bodies are those of the structs that were asked for, each read once.
type bodies map[*types.Struct]*body

// of is the body of a struct.
func (all bodies) of(st *types.Struct) *body {
	if known := all[st]; known != nil {
		return known
	}
	b := &body{map[string]*types.Var{}, map[string]bool{}}
	for _, f := range jsonFields(st) {
		b.members[pathName(f.path)] = last(f.path)
		for n := range f.path {
			b.begun[pathName(f.path[:n+1])] = true
		}
	}
	all[st] = b
	return b
}

// hold reports whether the JSON of a struct holds the field at a path, or
// fields of a struct that is embedded there.
func (all bodies) hold(st *types.Struct, path []*types.Var) bool {
	b := all.of(st)
	if b.begun[pathName(path)] {
		return true
	}
	for n := 1; n < len(path); n++ {
		v := b.members[pathName(path[:n])]
		if v == nil {
			continue
		}
		inner, isStruct := deref(v.Type()).Underlying().(*types.Struct)
		if encodesItself(v.Type()) || isStruct && all.hold(inner, path[n:]) {
			return true
		}
	}
	return false
}
