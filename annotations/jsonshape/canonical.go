package jsonshape

import (
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/model"
)

// Text returns a text of a schema that is equal for types that are encoded alike. It does
// not depend on their names, or on how often a type is declared. As in the minimisation
// of a finite automaton, nodes that cannot be distinguished by following their parts
// become one. Nodes are numbered as they are met from the first. Each member of a struct
// has its own line. Use it for the fingerprint, so that renaming a type invalidates no
// entity tag.
func Text(root *model.Schema) string {
	s := shapeOf(root)
	class := s.classes()
	var b strings.Builder
	number := map[int]int{class[0]: 0}
	for queue := []int{0}; len(queue) > 0; queue = queue[1:] {
		n := s[queue[0]]
		for i, text := range n.text {
			b.WriteString(text)
			if i >= len(n.parts) {
				continue
			}
			c := class[n.parts[i]]
			if _, met := number[c]; !met {
				number[c] = len(number)
				queue = append(queue, n.parts[i])
			}
			b.WriteString("#" + strconv.Itoa(number[c]))
		}
		b.WriteString("\n")
	}
	return b.String()
}
