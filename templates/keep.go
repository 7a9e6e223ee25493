package templates

import (
	"go/types"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// kept are the fields whose values a client cannot set: those of the ids and
// of the validators, the ones that are read-only, and what is not in the JSON.
// What joined the entity tag by itself is as free as it would be without.
func (o *output) kept() []*annotations.Field {
	var fields []*annotations.Field
	roles := slices.DeleteFunc(o.roleFields(), func(f *annotations.Field) bool { return slices.Contains(o.res.Joined, f) })
	for _, f := range slices.Concat(roles, o.res.ReadOnly, o.res.Hidden) {
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
	o.doc("%s gives %s the values that a client cannot set: those of the stored %s.", o.names.Keep, o.local, o.res.Name)
	o.Func().Id(o.names.Keep).Params(jen.List(jen.Id(o.local), jen.Id("stored")).Op("*").Add(o.typ())).BlockFunc(func(g *jen.Group) {
		if o.res.Serves("PATCH") {
			o.unshare(g, o.kept())
		}
		o.keepFields(g, "stored", o.kept())
	})
	o.Line()
}

// unshare writes the lines that copy what pointers on the way to fields lead to:
// a patch shares it with what is stored, and the store writes the version and
// the time through them.
func (o *output) unshare(g *jen.Group, fields []*annotations.Field) {
	to, from := source{local: o.local}, source{local: "stored"}
	var seen []string
	for _, f := range fields {
		for i, n := range f.Pointers {
			path := strings.Join(f.Selector[:n], ".")
			if slices.Contains(seen, path) {
				continue
			}
			seen = append(seen, path)
			copied := o.support("Unshare").Call(jen.Op("&").Add(to.path(f, n)), from.path(f, n))
			var reached []jen.Code
			for _, before := range f.Pointers[:i] {
				reached = append(reached, to.path(f, before).Op("!=").Nil(), from.path(f, before).Op("!=").Nil())
			}
			if len(reached) > 0 {
				copied = jen.If(allOf(reached)).Block(copied)
			}
			g.Add(copied)
		}
	}
}

// keepFields writes the lines that copy fields from another value. Those behind
// embedded pointers, which may be nil on either side, come first: where the
// other side has none, they are zero.
func (o *output) keepFields(g *jen.Group, other string, fields []*annotations.Field) {
	to, from := source{local: o.local}, source{local: other}
	var seen []string
	for _, f := range fields {
		path := pointerPath(f)
		if path != "" && !slices.Contains(seen, path) {
			seen = append(seen, path)
			o.keepBehind(g, other, f, fields)
		}
	}
	for _, f := range fields {
		if pointerPath(f) == "" {
			g.Add(to.whole(f)).Op("=").Add(o.copied(f, from.whole(f)))
		}
	}
}

// keepBehind writes the lines for the fields behind the same embedded pointers
// as the first of them.
func (o *output) keepBehind(g *jen.Group, other string, first *annotations.Field, fields []*annotations.Field) {
	to, from := source{local: o.local}, source{local: other}
	last := first.Pointers[len(first.Pointers)-1]
	kept := "kept" + strings.Join(first.Selector[:last], "")
	g.Id(kept).Op(":=").New(typeCode(o.pointee(first.Selector[:last])))
	var stored, sent []jen.Code
	for _, n := range first.Pointers {
		stored = append(stored, from.path(first, n).Op("!=").Nil())
		sent = append(sent, to.path(first, n).Op("!=").Nil())
	}
	g.If(allOf(stored)).BlockFunc(func(g *jen.Group) {
		g.Id(kept).Op("=").Add(from.path(first, last))
		for _, n := range first.Pointers {
			g.If(to.path(first, n).Op("==").Nil()).Block(to.path(first, n).Op("=").New(typeCode(o.pointee(first.Selector[:n]))))
		}
	})
	g.If(allOf(sent)).BlockFunc(func(g *jen.Group) {
		for _, f := range fields {
			if pointerPath(f) == pointerPath(first) {
				value := jen.Id(kept)
				for _, name := range f.Selector[last:] {
					value.Dot(name)
				}
				g.Add(to.whole(f)).Op("=").Add(o.copied(f, value))
			}
		}
	})
}

// copied writes the value of a field for another value of its struct: a pointer
// leads to a copy, so that changing the one leaves the other as it is.
func (o *output) copied(f *annotations.Field, x *jen.Statement) *jen.Statement {
	if f.Deref || f.Kind == annotations.TimePointer || f.Kind == annotations.Value && pointsToPlain(f.Type) {
		return o.support("CopyOf").Call(x)
	}
	return x
}

// pointsToPlain reports whether a type is a pointer to a basic type or to a time.
func pointsToPlain(t types.Type) bool {
	p, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	_, basic := p.Elem().Underlying().(*types.Basic)
	return basic || isTime(p.Elem())
}

// pointerPath is the path to the last embedded pointer on the way to a field;
// "" where there is none.
func pointerPath(f *annotations.Field) string {
	if len(f.Pointers) == 0 {
		return ""
	}
	return strings.Join(f.Selector[:f.Pointers[len(f.Pointers)-1]], ".")
}

// isKept reports whether a field is one whose value a client cannot set.
func (o *output) isKept(f *annotations.Field) bool {
	return slices.ContainsFunc(o.kept(), func(g *annotations.Field) bool { return slices.Equal(f.Selector, g.Selector) })
}
