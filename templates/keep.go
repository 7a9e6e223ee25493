package templates

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// kept are the fields whose values a client cannot set: those of the ids and
// of the validators, and the ones that are read-only.
func (o *output) kept() []*annotations.Field {
	var fields []*annotations.Field
	for _, f := range append(o.roleFields(), o.res.ReadOnly...) {
		same := func(g *annotations.Field) bool { return slices.Equal(f.Selector, g.Selector) }
		if !slices.ContainsFunc(fields, same) {
			fields = append(fields, f)
		}
	}
	return fields
}

// keep writes the function that puts stored values in the place of what a
// client has sent for them.
func (o *output) keep() {
	to, from := source{local: o.local}, source{local: "stored"}
	o.doc("%s gives %s the values that a client cannot set: those of the stored %s.", o.names.Keep, o.local, o.res.Name)
	o.Func().Id(o.names.Keep).Params(jen.List(jen.Id(o.local), jen.Id("stored")).Op("*").Add(o.typ())).BlockFunc(func(g *jen.Group) {
		o.keepPointers(g)
		for _, f := range o.kept() {
			if pointerPath(f) == "" {
				g.Add(to.read(f)).Op("=").Add(from.read(f))
			}
		}
	})
	o.Line()
}

// keepPointers writes the lines for the fields behind embedded pointers, which
// may be nil on either side: then the stored values are zero.
func (o *output) keepPointers(g *jen.Group) {
	var seen []string
	for _, f := range o.kept() {
		path := pointerPath(f)
		if path == "" || slices.Contains(seen, path) {
			continue
		}
		seen = append(seen, path)
		o.keepBehind(g, f.Pointers, f.Selector, path)
	}
}

// keepBehind writes the lines for the fields behind one embedded pointer.
func (o *output) keepBehind(g *jen.Group, pointers []int, selector []string, path string) {
	at := &annotations.Field{Selector: selector, Pointers: pointers}
	to, from := source{local: o.local}, source{local: "stored"}
	last := pointers[len(pointers)-1]
	kept := "kept" + strings.Join(selector[:last], "")
	g.Id(kept).Op(":=").New(typeCode(o.pointee(selector[:last])))
	var reached []jen.Code
	for _, n := range pointers {
		reached = append(reached, from.path(at, n).Op("!=").Nil())
		g.If(to.path(at, n).Op("==").Nil()).Block(to.path(at, n).Op("=").New(typeCode(o.pointee(selector[:n]))))
	}
	g.If(allOf(reached)).Block(jen.Id(kept).Op("=").Add(from.path(at, last)))
	for _, f := range o.kept() {
		if pointerPath(f) == path {
			value := jen.Id(kept)
			for _, name := range f.Selector[last:] {
				value.Dot(name)
			}
			g.Add(to.read(f)).Op("=").Add(value)
		}
	}
}

// pointerPath is the path to the last embedded pointer on the way to a field;
// "" where there is none.
func pointerPath(f *annotations.Field) string {
	if len(f.Pointers) == 0 {
		return ""
	}
	return strings.Join(f.Selector[:f.Pointers[len(f.Pointers)-1]], ".")
}

// isKept tells whether a field is one whose value a client cannot set.
func (o *output) isKept(f *annotations.Field) bool {
	return slices.ContainsFunc(o.kept(), func(g *annotations.Field) bool { return slices.Equal(f.Selector, g.Selector) })
}
