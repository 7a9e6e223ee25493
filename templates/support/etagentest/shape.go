package etagentest

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// RunShape compares the JSON of a resource, for its present type, with the shape
// that its entity tags were made for: names, options and order of all members, also
// of nested ones. v is a pointer to the resource.
func RunShape(t *testing.T, v any, want string) {
	t.Helper()
	t.Run("the entity tags are made for this JSON", func(t *testing.T) {
		if got := Shape(reflect.TypeOf(v).Elem()); got != want {
			was, is := difference(want, got)
			t.Errorf("the JSON of %T has changed but its entity tags have not: run go generate\nwas: %s\nis:  %s", v, was, is)
		}
	})
}

// difference returns the first lines that differ.
func difference(a, b string) (string, string) {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := 0; i < len(as) && i < len(bs); i++ {
		if as[i] != bs[i] {
			return strings.TrimSpace(as[i]), strings.TrimSpace(bs[i])
		}
	}
	return strconv.Itoa(len(as)) + " lines", strconv.Itoa(len(bs)) + " lines"
}

// Shape describes how encoding/json encodes a type, as a text with one line for each
// member of an object. Types with the same encoding have the same text. The
// generator makes the same text from the source. Use RunShape to compare it.
func Shape(t reflect.Type) string {
	s := &shape{index: map[place]int{}}
	s.node(place{t, true})
	for i := 0; i < len(s.nodes); i++ { // describing adds nodes
		s.describe(s.nodes[i])
	}
	return s.text()
}

// A shape describes how encoding/json encodes a type, as a graph. Recursive types
// make it cyclic.
type shape struct {
	nodes []*node
	index map[place]int
}

// A node is a type in the form text[0] part[0] text[1] part[1] … text[n].
type node struct {
	place
	text  []string
	parts []int
}

// node returns the number of the node for a place.
func (s *shape) node(at place) int {
	i, ok := s.index[at]
	if !ok {
		i = len(s.nodes)
		s.index[at] = i
		s.nodes = append(s.nodes, &node{place: at, text: []string{""}})
	}
	return i
}

// write adds text after the last part.
func (n *node) write(text string) { n.text[len(n.text)-1] += text }

// part adds a part for a type, or only its text if the type has no parts.
func (s *shape) part(n *node, at place) {
	if text, ok := at.leaf(); ok {
		n.write(text)
		return
	}
	n.parts = append(n.parts, s.node(at))
	n.text = append(n.text, "")
}

// describe writes the text of a node, and adds the nodes of its parts.
func (s *shape) describe(n *node) {
	if text, ok := n.leaf(); ok {
		n.write(text)
		return
	}
	switch n.Kind() {
	case reflect.Pointer:
		n.write("*")
		s.part(n, place{n.Elem(), true})
	case reflect.Slice:
		n.write("[]")
		s.part(n, place{n.Elem(), true})
	case reflect.Array:
		n.write("[" + strconv.Itoa(n.Len()) + "]")
		s.part(n, place{n.Elem(), n.addressable})
	case reflect.Map:
		n.write("map[" + mapKey(n.Key()) + "]")
		s.part(n, place{n.Elem(), false})
	case reflect.Struct:
		s.describeStruct(n)
	}
}

func (s *shape) describeStruct(n *node) {
	n.write("{")
	fields := jsonFields(n.Type)
	for _, f := range fields {
		at := place{f.typ, n.addressable || f.pointers > 0}
		n.write("\n\t" + strconv.Quote(f.name) + ":" + strings.Repeat("?", f.pointers))
		s.part(n, at)
		n.write(f.options + ";")
	}
	if len(fields) > 0 {
		n.write("\n")
	}
	n.write("}")
}

// text returns the nodes in the order in which they are met. Nodes that differ in
// none of their parts are one.
func (s *shape) text() string {
	class := s.classes()
	var b strings.Builder
	number := map[int]int{class[0]: 0}
	for queue := []int{0}; len(queue) > 0; queue = queue[1:] {
		n := s.nodes[queue[0]]
		for i, text := range n.text {
			b.WriteString(text)
			if i == len(n.parts) {
				break
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

// classes gives nodes with the same encoding the same number. It begins with one class and
// splits it until the nodes of a class agree in their text and in the classes of their parts.
func (s *shape) classes() []int {
	class := make([]int, len(s.nodes))
	for count := 1; ; {
		seen := map[string]int{}
		next := make([]int, len(s.nodes))
		for i, n := range s.nodes {
			var key strings.Builder
			for j, text := range n.text {
				key.WriteString(text)
				if j < len(n.parts) {
					key.WriteString("#" + strconv.Itoa(class[n.parts[j]]))
				}
			}
			if _, ok := seen[key.String()]; !ok {
				seen[key.String()] = len(seen)
			}
			next[i] = seen[key.String()]
		}
		class = next
		if len(seen) == count {
			return class
		}
		count = len(seen)
	}
}
