package jsonshape

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
)

// A body is what the JSON of a struct holds: its members, and all that their
// paths begin with, by the names of the fields.
type body struct {
	members map[string]*types.Var
	begun   map[string]bool
}

// Bodies are those of the structs that were asked for, each read once.
type Bodies map[*types.Struct]*body

// of is the body of a struct.
func (all Bodies) of(st *types.Struct) *body {
	if known := all[st]; known != nil {
		return known
	}
	b := &body{map[string]*types.Var{}, map[string]bool{}}
	for _, f := range Fields(st) {
		b.members[gotype.PathName(f.Path)] = gotype.Last(f.Path)
		for n := range f.Path {
			b.begun[gotype.PathName(f.Path[:n+1])] = true
		}
	}
	all[st] = b
	return b
}

// Hold reports whether the JSON of a struct holds the field at a path, or
// fields of a struct that is embedded there.
func (all Bodies) Hold(st *types.Struct, path []*types.Var) bool {
	b := all.of(st)
	if b.begun[gotype.PathName(path)] {
		return true
	}
	for n := 1; n < len(path); n++ {
		v := b.members[gotype.PathName(path[:n])]
		if v == nil {
			continue
		}
		inner, isStruct := gotype.Deref(v.Type()).Underlying().(*types.Struct)
		if EncodesItself(v.Type()) || isStruct && all.Hold(inner, path[n:]) {
			return true
		}
	}
	return false
}
