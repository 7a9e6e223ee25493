package annotations

import (
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// A shape is what encoding/json makes of a type, as a graph: each composite
// type is a node, whose text says how its parts are put together. Recursive
// types make the graph cyclic.
type shape struct {
	nodes     []*shapeNode
	index     [2]typeutil.Map         // node of a type, by whether it is addressable
	instances map[*types.TypeName]int // of each generic type
	faulty    bool                    // a node has a problem
	large     bool                    // there are more types than can be looked at
}

// A shapeNode is a type in the form text[0] part[0] text[1] part[1] … text[n].
type shapeNode struct {
	typ         types.Type
	addressable bool
	text        []string
	writing     strings.Builder // the text behind the last part, until that is known to be all
	parts       []int
	fields      []*types.Var // the struct field that each part is in, or nil
	problem     string       // what encoding/json cannot encode here
	unknown     bool         // the problem is a type that is not known
}

// shapeOf is the shape of a type that is encoded through a pointer to it.
func shapeOf(t types.Type) *shape {
	s := &shape{instances: map[*types.TypeName]int{}}
	s.node(t, true)
	for i := 0; i < len(s.nodes); i++ { // describing adds nodes
		if !s.large {
			s.describe(s.nodes[i])
		}
		s.nodes[i].endText()
		s.faulty = s.faulty || s.nodes[i].problem != ""
	}
	return s
}

// node is the number of the node of a type.
func (s *shape) node(t types.Type, addressable bool) int {
	index := &s.index[0]
	if addressable {
		index = &s.index[1]
	}
	if i, ok := index.At(t).(int); ok {
		return i
	}
	i := len(s.nodes)
	index.Set(t, i)
	if n, ok := types.Unalias(t).(*types.Named); ok && n.TypeArgs().Len() > 0 {
		s.instances[n.Obj()]++
		s.large = s.large || s.instances[n.Obj()] > maxInstances
	}
	s.large = s.large || i > maxNodes
	s.nodes = append(s.nodes, &shapeNode{typ: t, addressable: addressable})
	return i
}

// write adds text behind the last part.
func (n *shapeNode) write(text string) { n.writing.WriteString(text) }

// endText ends the text behind the last part.
func (n *shapeNode) endText() {
	n.text = append(n.text, n.writing.String())
	n.writing.Reset()
}

// part adds a part that is a type of its own, or its text where that has no parts.
func (s *shape) part(n *shapeNode, in *types.Var, t types.Type, addressable bool) {
	if text, ok := leaf(t, addressable); ok {
		n.write(text)
		return
	}
	n.endText()
	n.parts = append(n.parts, s.node(t, addressable))
	n.fields = append(n.fields, in)
}

// describe writes the text of a node, and adds the nodes of its parts.
func (s *shape) describe(n *shapeNode) {
	if endless(n.typ) {
		n.problem = types.TypeString(n.typ, shortName) + ", which embeds itself without end,"
		return
	}
	if text, ok := leaf(n.typ, n.addressable); ok {
		n.write(text)
		return
	}
	switch t := n.typ.Underlying().(type) {
	case *types.Pointer:
		n.write("*")
		s.part(n, nil, t.Elem(), true)
	case *types.Slice:
		n.write("[]")
		s.part(n, nil, t.Elem(), true)
	case *types.Array:
		n.write("[" + strconv.FormatInt(t.Len(), 10) + "]")
		s.part(n, nil, t.Elem(), n.addressable)
	case *types.Map:
		key, ok := mapKey(t.Key())
		if !ok {
			n.problem = "a map with keys of type " + types.TypeString(t.Key(), shortName)
			n.unknown = !known(t.Key())
		}
		n.write("map[" + key + "]")
		s.part(n, nil, t.Elem(), false)
	case *types.Struct:
		s.describeStruct(n, t)
	default:
		n.problem, n.unknown = types.TypeString(n.typ, shortName), !known(n.typ)
	}
}

func (s *shape) describeStruct(n *shapeNode, st *types.Struct) {
	n.write("{")
	fields := jsonFields(st)
	for _, f := range fields {
		addressable := n.addressable
		n.write("\n\t" + strconv.Quote(f.name) + ":")
		for _, v := range f.path[:len(f.path)-1] {
			if isPointer(v.Type()) {
				addressable = true
				n.write("?") // nil leaves the member out
			}
		}
		v := last(f.path)
		s.part(n, v, v.Type(), addressable)
		n.write(f.options(v.Type()) + ";")
	}
	if len(fields) > 0 {
		n.write("\n")
	}
	n.write("}")
}

// options are the tag options that change how a member is encoded.
func (f jsonField) options(t types.Type) string {
	var b strings.Builder
	if f.quoted {
		b.WriteString(",string")
	}
	if f.omitEmpty {
		b.WriteString(",omitempty")
	}
	if f.omitZero {
		b.WriteString(",omitzero")
		if method(t, true, "IsZero", nil, []string{"bool"}) {
			b.WriteString(" by " + typeName(t))
		}
	}
	return b.String()
}

func shortName(p *types.Package) string { return p.Name() }
