package jsonshape

import (
	"go/types"
	"iter"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// Encodable reports whether encoding/json can encode a field, regardless of the struct
// that it is in. Use it for a value that is encoded alone, such as a derived one in an
// entity tag.
func Encodable(v *types.Var) bool {
	s, ok := SchemaOf(v.Type(), nil)
	problem, _ := Problem(s)
	return problem == nil && ok
}

// Problem returns the first schema with a problem that is reached from a schema, and the
// struct fields on the path to it. It returns nil if there is none.
func Problem(from *model.Schema) (*model.Schema, []*types.Var) {
	for s, path := range All(from) {
		if s.Problem != "" {
			return s, path.Fields()
		}
	}
	return nil, nil
}

// All returns a schema and those reached from it, the nearest first. Each is returned
// once, with the struct fields on the path to it. Use it to look for something in the
// JSON and to say where it is.
func All(from *model.Schema) iter.Seq2[*model.Schema, *gotype.Step] {
	type place struct {
		schema *model.Schema
		path   *gotype.Step
	}
	return func(yield func(*model.Schema, *gotype.Step) bool) {
		seen := map[*model.Schema]bool{from: true}
		for queue := []place{{from, nil}}; len(queue) > 0; queue = queue[1:] {
			at := queue[0]
			if !yield(at.schema, at.path) {
				return
			}
			for part, in := range parts(at.schema) {
				if seen[part] {
					continue
				}
				seen[part] = true
				path := at.path
				if in != nil {
					path = path.Then(in)
				}
				queue = append(queue, place{part, path})
			}
		}
	}
}

// parts returns the schemas that a schema refers to. If one is the type of a struct
// field, the field is returned with it.
func parts(s *model.Schema) iter.Seq2[*model.Schema, *types.Var] {
	return func(yield func(*model.Schema, *types.Var) bool) {
		if s.Elem != nil && !yield(s.Elem, nil) {
			return
		}
		for _, m := range s.Members {
			if !yield(m.Schema, gotype.Last(m.Path)) {
				return
			}
		}
	}
}
