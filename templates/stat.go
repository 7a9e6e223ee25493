package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// statSource reads the fields of the validators from the struct that the
// store's Stat returns.
func (o *output) statSource() source {
	return source{local: "s", field: o.res.StatField}
}

// stat writes the struct that the store's Stat returns, and what makes the
// validators from it.
func (o *output) stat() {
	s := o.statSource()
	o.doc("%s is what the validators of %s are made of. A store can tell it without loading the rest.%s", upperFirst(article(o.names.Stat)), o.aType(), o.statWhole())
	o.Type().Id(o.names.Stat).StructFunc(func(g *jen.Group) {
		for _, f := range o.res.StatFields() {
			if o.isOptional(f) {
				g.Id(o.res.StatField(f)).Op("*").Add(typeCode(f.Type)).Comment("nil where there is no " + strings.Join(f.Selector[:f.Pointers[len(f.Pointers)-1]], "."))
				continue
			}
			g.Id(o.res.StatField(f)).Add(declaredType(f))
		}
	})
	o.Line()
	o.okDeclared = false
	o.doc("appendTag appends the entity tag of the %s to dst.", o.res.Name)
	o.Func().Params(jen.Id("s").Op("*").Id(o.names.Stat)).Id("appendTag").Params(jen.Id("dst").Index().Byte()).Index().Byte().
		BlockFunc(func(g *jen.Group) { o.appendTag(g, s) })
	o.Line()
	if o.res.StatComputesModified() {
		o.doc("modified returns when the %s was last changed; zero where that is unknown.", o.res.Name)
		o.Func().Params(jen.Id("s").Op("*").Id(o.names.Stat)).Id("modified").Params().Qual("time", "Time").
			BlockFunc(func(g *jen.Group) { o.modifiedBody(g, s) })
		o.Line()
	}
}

// tagByStat writes the body of the function that appends the tag of a whole
// resource, by way of the struct that its Stat returns.
func (o *output) tagByStat(g *jen.Group, from source) {
	var unreachable []jen.Code
	for _, f := range o.res.StatFields() {
		if !o.isOptional(f) {
			unreachable = append(unreachable, from.pointersBefore(f, "==")...)
		}
	}
	returnNil(g, unreachable)
	whole, optional := o.statOf(from)
	g.Id("stat").Op(":=").Add(whole)
	for _, line := range optional {
		g.Add(line)
	}
	g.Return(jen.Id("stat").Dot("appendTag").Call(jen.Id("dst")))
}

// statOf writes the expression for what the store's Stat returns of a whole
// resource, and the lines that add to it, as stat, what may not be there.
func (o *output) statOf(from source) (whole *jen.Statement, optional []jen.Code) {
	whole = jen.Id(o.names.Stat).ValuesFunc(func(g *jen.Group) {
		for _, f := range o.res.StatFields() {
			if !o.isOptional(f) {
				g.Id(o.res.StatField(f)).Op(":").Add(from.whole(f))
			}
		}
	})
	for _, f := range o.res.StatFields() {
		if o.isOptional(f) {
			optional = append(optional, jen.If(allOf(from.pointers(f, "!="))).Block(
				jen.Id("stat").Dot(o.res.StatField(f)).Op("=").Op("&").Add(from.read(f))))
		}
	}
	return whole, optional
}

// returnStat writes the end of a store's Stat.
func (o *output) returnStat(g *jen.Group, from source) {
	whole, optional := o.statOf(from)
	if len(optional) == 0 {
		g.Return(whole, jen.Nil())
		return
	}
	g.Id("stat").Op(":=").Add(whole)
	for _, line := range optional {
		g.Add(line)
	}
	g.Return(jen.Id("stat"), jen.Nil())
}

// statWhole says that derived values are to be told with all that is in them.
func (o *output) statWhole() string {
	if len(o.res.Derived) == 0 {
		return ""
	}
	return fmt.Sprintf(" What it has of %s is whole: the JSON of that is part of the entity tag.", selectors(o.res.Derived))
}

// isOptional reports whether a field is derived and there is none where an
// embedded pointer is nil.
func (o *output) isOptional(f *annotations.Field) bool {
	same := func(g *annotations.Field) bool { return g != nil && slices.Equal(f.Selector, g.Selector) }
	return len(f.Pointers) > 0 && slices.ContainsFunc(o.res.Derived, same) && !same(o.res.Modified)
}
