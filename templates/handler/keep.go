package handler

import (
	"go/types"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// adopt writes the method that replaces values that a client must not set with the
// stored ones.
func (o adapter) adopt() {
	o.Doc("Adopt sets the values of %s that a client cannot set to those of a stored one.", o.AType())
	o.copying("Adopt", "stored", o.Res.Kept(), func(g *jen.Group) {
		if o.Res.Serves("PATCH") {
			copies{o.output}.unshare(g, o.Res.Kept())
		}
	})
	o.Line()
}

// copying writes a method that copies fields from another resource.
func (o adapter) copying(name, other string, fields []*model.Field, before func(*jen.Group)) {
	if len(fields) == 0 {
		o.constant(name).Params(o.Any(), o.Any()).Block()
		return
	}
	o.constant(name).Params(o.values()).BlockFunc(func(g *jen.Group) {
		o.asTyped(g, o.Local, other)
		before(g)
		copies{o.output}.keepFields(g, other, fields)
	})
}

// unshare writes the lines that copy what pointers on the path to fields point to. A
// patched resource shares it with the stored one, and the store sets the version and the
// time through these pointers.
func (o copies) unshare(g *jen.Group, fields []*model.Field) {
	to, from := values.Source{Local: o.Local}, values.Source{Local: "stored"}
	var seen []string
	for _, f := range fields {
		for i, n := range f.Pointers {
			path := strings.Join(f.Selector[:n], ".")
			if slices.Contains(seen, path) {
				continue
			}
			seen = append(seen, path)
			copied := o.Support("Unshare").Call(jen.Op("&").Add(to.Path(f, n)), from.Path(f, n))
			var reached []jen.Code
			for _, before := range f.Pointers[:i] {
				reached = append(reached, to.Path(f, before).Op("!=").Nil(), from.Path(f, before).Op("!=").Nil())
			}
			if len(reached) > 0 {
				copied = jen.If(gosource.AllOf(reached)).Block(copied)
			}
			g.Add(copied)
		}
	}
}

// keepFields writes the lines that copy fields from another value. Fields inside
// embedded pointers come first, since the pointers may be nil on either side. If the
// other value does not have such a field, it is set to zero.
func (o copies) keepFields(g *jen.Group, other string, fields []*model.Field) {
	to, from := values.Source{Local: o.Local}, values.Source{Local: other}
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
			g.Add(to.Whole(f)).Op("=").Add(o.copied(f, from.Whole(f)))
		}
	}
}

// keepBehind writes the lines for the fields inside the same embedded pointers as the
// first of them.
func (o copies) keepBehind(g *jen.Group, other string, first *model.Field, fields []*model.Field) {
	to, from := values.Source{Local: o.Local}, values.Source{Local: other}
	last := first.Pointers[len(first.Pointers)-1]
	kept := "kept" + strings.Join(first.Selector[:last], "")
	g.Id(kept).Op(":=").New(gosource.TypeCode(o.Pointee(first.Selector[:last])))
	var stored, sent []jen.Code
	for _, n := range first.Pointers {
		stored = append(stored, from.Path(first, n).Op("!=").Nil())
		sent = append(sent, to.Path(first, n).Op("!=").Nil())
	}
	g.If(gosource.AllOf(stored)).BlockFunc(func(g *jen.Group) {
		g.Id(kept).Op("=").Add(from.Path(first, last))
		for _, n := range first.Pointers {
			g.If(to.Path(first, n).Op("==").Nil()).Block(to.Path(first, n).Op("=").New(gosource.TypeCode(o.Pointee(first.Selector[:n]))))
		}
	})
	g.If(gosource.AllOf(sent)).BlockFunc(func(g *jen.Group) {
		for _, f := range fields {
			if pointerPath(f) == pointerPath(first) {
				value := jen.Id(kept)
				for _, name := range f.Selector[last:] {
					value.Dot(name)
				}
				g.Add(to.Whole(f)).Op("=").Add(o.copied(f, value))
			}
		}
	})
}

// copied writes a field's value for another value of its struct. Pointers, slices and
// maps are copied, so that a change of one value does not affect the other.
func (o copies) copied(f *model.Field, x *jen.Statement) *jen.Statement {
	switch f.Type.Underlying().(type) {
	case *types.Slice:
		return jen.Qual("slices", "Clone").Call(x)
	case *types.Map:
		return jen.Qual("maps", "Clone").Call(x)
	}
	if values.Shares(f) {
		return o.Support("CopyOf").Call(x)
	}
	return x
}

// pointerPath returns the path to the last embedded pointer on the path to a field; ""
// if there is none.
func pointerPath(f *model.Field) string {
	if len(f.Pointers) == 0 {
		return ""
	}
	return strings.Join(f.Selector[:f.Pointers[len(f.Pointers)-1]], ".")
}
