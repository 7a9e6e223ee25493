package jsonshape

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
)

// Encodable reports whether encoding/json can encode a field by itself.
func Encodable(v *types.Var) bool {
	s := Of(types.NewPointer(v.Type()))
	problem, _ := s.Problem(s.Nodes[0])
	return problem == nil && !s.Large
}

// Problem is the first node with a problem that can be reached from the parts
// of a node, and the struct fields on the way to it.
func (s *Shape) Problem(from *Node) (*Node, []*types.Var) {
	if !s.faulty {
		return nil, nil
	}
	return s.Find(from, func(n *Node) bool { return n.Problem != "" })
}

// Find is the first node that is wanted of those that can be reached from a node,
// and the struct fields on the way to it.
func (s *Shape) Find(from *Node, wanted func(*Node) bool) (*Node, []*types.Var) {
	type place struct {
		node *Node
		path *gotype.Step
	}
	seen := make([]bool, len(s.Nodes))
	for queue := []place{{from, nil}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if wanted(at.node) {
			return at.node, at.path.Fields()
		}
		for i, part := range at.node.parts {
			if seen[part] {
				continue
			}
			seen[part] = true
			path := at.path
			if v := at.node.fields[i]; v != nil {
				path = path.Then(v)
			}
			queue = append(queue, place{s.Nodes[part], path})
		}
	}
	return nil, nil
}
