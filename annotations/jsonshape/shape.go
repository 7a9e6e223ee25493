package jsonshape

import (
	"go/types"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
)

// A Shape is what encoding/json makes of a type, as a graph: each composite
// type is a node, whose text says how its parts are put together. Recursive
// types make the graph cyclic.
type Shape struct {
	Nodes     []*Node
	index     [2]gotype.Map[int]      // node of a type, by whether it is addressable
	instances map[*types.TypeName]int // of each generic type
	faulty    bool                    // a node has a problem
	Large     bool                    // there are more types than can be looked at
}

// A Node is a type in the form text[0] part[0] text[1] part[1] … text[n].
type Node struct {
	Type        types.Type
	Addressable bool
	text        []string
	writing     strings.Builder // the text behind the last part, until that is known to be all
	parts       []int
	fields      []*types.Var // the struct field that each part is in, or nil
	Problem     string       // what encoding/json cannot encode here
	Unknown     bool         // the problem is a type that is not known
}

// Of is the shape of a type that is encoded through a pointer to it.
func Of(t types.Type) *Shape {
	s := &Shape{instances: map[*types.TypeName]int{}}
	s.node(t, true)
	for i := 0; i < len(s.Nodes); i++ { // describing adds nodes
		if !s.Large {
			s.describe(s.Nodes[i])
		}
		s.Nodes[i].endText()
		s.faulty = s.faulty || s.Nodes[i].Problem != ""
	}
	return s
}

// node is the number of the node of a type.
func (s *Shape) node(t types.Type, addressable bool) int {
	index := &s.index[0]
	if addressable {
		index = &s.index[1]
	}
	if i, ok := index.At(t); ok {
		return i
	}
	i := len(s.Nodes)
	index.Set(t, i)
	if n, ok := types.Unalias(t).(*types.Named); ok && n.TypeArgs().Len() > 0 {
		s.instances[n.Obj()]++
		s.Large = s.Large || s.instances[n.Obj()] > gotype.MaxInstances
	}
	s.Large = s.Large || i > gotype.MaxNodes
	s.Nodes = append(s.Nodes, &Node{Type: t, Addressable: addressable})
	return i
}

// write adds text behind the last part.
func (n *Node) write(text string) { n.writing.WriteString(text) }

// endText ends the text behind the last part.
func (n *Node) endText() {
	n.text = append(n.text, n.writing.String())
	n.writing.Reset()
}

// Part adds a part that is a type of its own, or its text where that has no parts.
func (s *Shape) Part(n *Node, in *types.Var, t types.Type, addressable bool) {
	if text, ok := Leaf(t, addressable); ok {
		n.write(text)
		return
	}
	n.endText()
	n.parts = append(n.parts, s.node(t, addressable))
	n.fields = append(n.fields, in)
}

// describe writes the text of a node, and adds the nodes of its parts.
func (s *Shape) describe(n *Node) {
	if gotype.Endless(n.Type) {
		n.Problem = types.TypeString(n.Type, ShortName) + ", which embeds itself without end,"
		return
	}
	if text, ok := Leaf(n.Type, n.Addressable); ok {
		n.write(text)
		return
	}
	switch t := n.Type.Underlying().(type) {
	case *types.Pointer:
		n.write("*")
		s.Part(n, nil, t.Elem(), true)
	case *types.Slice:
		n.write("[]")
		s.Part(n, nil, t.Elem(), true)
	case *types.Array:
		n.write("[" + strconv.FormatInt(t.Len(), 10) + "]")
		s.Part(n, nil, t.Elem(), n.Addressable)
	case *types.Map:
		key, ok := mapKey(t.Key())
		if !ok {
			n.Problem = "a map with keys of type " + types.TypeString(t.Key(), ShortName)
			n.Unknown = !gotype.Known(t.Key())
		}
		n.write("map[" + key + "]")
		s.Part(n, nil, t.Elem(), false)
	case *types.Struct:
		s.describeStruct(n, t)
	default:
		n.Problem, n.Unknown = types.TypeString(n.Type, ShortName), !gotype.Known(n.Type)
	}
}

func (s *Shape) describeStruct(n *Node, st *types.Struct) {
	n.write("{")
	fields := Fields(st)
	for _, f := range fields {
		addressable := n.Addressable
		n.write("\n\t" + strconv.Quote(f.Name) + ":")
		for _, v := range f.Path[:len(f.Path)-1] {
			if gotype.IsPointer(v.Type()) {
				addressable = true
				n.write("?") // nil leaves the member out
			}
		}
		v := gotype.Last(f.Path)
		s.Part(n, v, v.Type(), addressable)
		n.write(f.options(v.Type()) + ";")
	}
	if len(fields) > 0 {
		n.write("\n")
	}
	n.write("}")
}

// options are the tag options that change how a member is encoded.
func (f Field) options(t types.Type) string {
	var b strings.Builder
	if f.quoted {
		b.WriteString(",string")
	}
	if f.omitEmpty {
		b.WriteString(",omitempty")
	}
	if f.omitZero {
		b.WriteString(",omitzero")
		if gotype.HasMethod(t, true, "IsZero", nil, []string{"bool"}) {
			b.WriteString(" by " + gotype.TypeName(t))
		}
	}
	return b.String()
}

// ShortName qualifies the names of types by the name of their package.
func ShortName(p *types.Package) string { return p.Name() }
