package annotations

import "go/types"

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
