package annotations

import "go/types"

// encodable reports whether encoding/json can encode a field by itself.
func encodable(v *types.Var) bool {
	s := shapeOf(types.NewPointer(v.Type()))
	problem, _ := s.problem(s.nodes[0])
	return problem == nil && !s.large
}

// problem is the first node with a problem that can be reached from the parts
// of a node, and the struct fields on the way to it.
func (s *shape) problem(from *shapeNode) (*shapeNode, []*types.Var) {
	if !s.faulty {
		return nil, nil
	}
	return s.find(from, func(n *shapeNode) bool { return n.problem != "" })
}

// find is the first node that is wanted of those that can be reached from a node,
// and the struct fields on the way to it.
func (s *shape) find(from *shapeNode, wanted func(*shapeNode) bool) (*shapeNode, []*types.Var) {
	type place struct {
		node *shapeNode
		path *step
	}
	seen := make([]bool, len(s.nodes))
	for queue := []place{{from, nil}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if wanted(at.node) {
			return at.node, at.path.fields()
		}
		for i, part := range at.node.parts {
			if seen[part] {
				continue
			}
			seen[part] = true
			path := at.path
			if v := at.node.fields[i]; v != nil {
				path = &step{v, path}
			}
			queue = append(queue, place{s.nodes[part], path})
		}
	}
	return nil, nil
}
