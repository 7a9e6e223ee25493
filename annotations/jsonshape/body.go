package jsonshape

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// A body describes the JSON of a struct: the paths of its members, by field names, and
// all beginnings of those paths.
type body struct {
	members map[string]*model.Member
	begun   map[string]bool
}

// Bodies holds the bodies of the objects that were asked for. Each is read once. Use one
// for all fields of a resource.
type Bodies map[*model.Schema]*body

// of returns the body of an object.
func (all Bodies) of(object *model.Schema) *body {
	if known := all[object]; known != nil {
		return known
	}
	b := &body{map[string]*model.Member{}, map[string]bool{}}
	for _, m := range object.Members {
		b.members[gotype.PathName(m.Path)] = m
		for n := range m.Path {
			b.begun[gotype.PathName(m.Path[:n+1])] = true
		}
	}
	all[object] = b
	return b
}

// Hold reports whether an object contains the field at a path, or fields of a struct that
// is embedded there. Use it to find out whether clients see a field.
func (all Bodies) Hold(object *model.Schema, path []*types.Var) bool {
	b := all.of(object)
	if b.begun[gotype.PathName(path)] {
		return true
	}
	for n := 1; n < len(path); n++ {
		m := b.members[gotype.PathName(path[:n])]
		if m != nil && (m.Schema.EncodesItself() || all.Hold(m.Schema.Behind(), path[n:])) {
			return true
		}
	}
	return false
}
