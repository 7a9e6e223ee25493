package jsonshape

import (
	"go/types"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// A shape is a schema and all schemas reached from it, as a graph of texts.
type shape []*node

// A node is a schema in the form text[0] part[0] text[1] part[1] … text[n].
type node struct {
	text    []string
	writing strings.Builder // the text after the last part, until it is complete
	parts   []int           // their numbers in the shape
}

// shapeOf returns the shape of a schema, whose node is the first. Schemas without parts
// are part of the text of others.
func shapeOf(root *model.Schema) shape {
	var all []*model.Schema
	number := map[*model.Schema]int{}
	for s := range All(root) {
		if s == root || !s.IsLeaf() {
			number[s] = len(all)
			all = append(all, s)
		}
	}
	nodes := make(shape, len(all))
	for i, s := range all {
		nodes[i] = &node{}
		nodes[i].describe(s, number)
		nodes[i].endText()
	}
	return nodes
}

// write adds text after the last part.
func (n *node) write(text string) { n.writing.WriteString(text) }

// endText ends the text after the last part.
func (n *node) endText() {
	n.text = append(n.text, n.writing.String())
	n.writing.Reset()
}

// part adds a part: its number, or its text if it has no parts.
func (n *node) part(s *model.Schema, number map[*model.Schema]int) {
	if s.IsLeaf() {
		n.write(leafText(s))
		return
	}
	n.endText()
	n.parts = append(n.parts, number[s])
}

// describe writes the text of a schema.
func (n *node) describe(s *model.Schema, number map[*model.Schema]int) {
	switch s.Type {
	case model.NoSchema:
		return
	case model.PointerSchema:
		n.write("*")
	case model.ListSchema:
		n.write("[]")
	case model.ArraySchema:
		n.write("[" + strconv.FormatInt(s.Go.Underlying().(*types.Array).Len(), 10) + "]")
	case model.MapSchema:
		n.write("map[" + keyText(s.Key) + "]")
	case model.ObjectSchema:
		n.object(s, number)
		return
	default:
		n.write(leafText(s))
		return
	}
	n.part(s.Elem, number)
}

// object writes the text of a struct.
func (n *node) object(s *model.Schema, number map[*model.Schema]int) {
	n.write("{")
	for _, m := range s.Members {
		n.write("\n\t" + strconv.Quote(m.Name) + ":")
		for _, v := range m.Path[:len(m.Path)-1] {
			if gotype.IsPointer(v.Type()) {
				n.write("?") // nil omits the member
			}
		}
		n.part(m.Schema, number)
		n.write(options(m) + ";")
	}
	if len(s.Members) > 0 {
		n.write("\n")
	}
	n.write("}")
}

// leafText returns the text of a schema without parts. A type that encodes itself is
// described by its name, because what its method does cannot be seen.
func leafText(s *model.Schema) string {
	switch s.Type {
	case model.TextSchema, model.JSONSchema:
		name := gotype.TypeName(s.Go)
		if types.IsInterface(s.Go) {
			name = "any"
		}
		return string(s.Type) + " " + strconv.Quote(name)
	case model.BooleanSchema, model.IntegerSchema, model.FloatSchema, model.StringSchema:
		return types.Typ[s.Go.Underlying().(*types.Basic).Kind()].Name()
	}
	return string(s.Type)
}

// keyText returns the text of the key of a map; "" if there is none.
func keyText(key *model.Schema) string {
	switch {
	case key == nil:
		return ""
	case key.Type == model.TextSchema:
		return string(key.Type) + " " + strconv.Quote(gotype.TypeName(key.Go))
	}
	return leafText(key)
}

// options returns the tag options that change how a member is encoded.
func options(m *model.Member) string {
	var b strings.Builder
	if m.AsString {
		b.WriteString(",string")
	}
	if m.OmitEmpty {
		b.WriteString(",omitempty")
	}
	if m.OmitZero {
		b.WriteString(",omitzero")
		if t := m.Schema.Go; gotype.HasMethod(t, true, "IsZero", nil, []string{"bool"}) {
			b.WriteString(" by " + gotype.TypeName(t))
		}
	}
	return b.String()
}
