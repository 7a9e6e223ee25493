package templates

import "github.com/dave/jennifer/jen"

// statSource reads the fields of the validators from the struct that the
// store's Stat returns.
func (o *output) statSource() source {
	return source{local: "s", field: o.statField}
}

// stat writes the struct that the store's Stat returns, and what makes the
// validators from it.
func (o *output) stat() {
	s := o.statSource()
	o.doc("%s is what the validators of %s are made of. A store can tell it without loading the rest.", upperFirst(article(o.names.Stat)), o.aType())
	o.Type().Id(o.names.Stat).StructFunc(func(g *jen.Group) {
		for _, f := range o.statFields() {
			g.Id(o.statField(f)).Add(typeCode(f.Type))
		}
	})
	o.Line()
	o.okDeclared = false
	o.doc("appendTag appends the entity tag of the %s to dst.", o.res.Name)
	o.Func().Params(jen.Id("s").Op("*").Id(o.names.Stat)).Id("appendTag").Params(jen.Id("dst").Index().Byte()).Index().Byte().
		BlockFunc(func(g *jen.Group) { o.appendTag(g, s) })
	o.Line()
	if o.asksTime() && !o.plainModified() {
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
	for _, f := range o.statFields() {
		unreachable = append(unreachable, from.unreachable(f)...)
	}
	returnNil(g, unreachable)
	g.Id("stat").Op(":=").Id(o.names.Stat).ValuesFunc(func(g *jen.Group) {
		for _, f := range o.statFields() {
			g.Id(o.statField(f)).Op(":").Add(from.read(f))
		}
	})
	g.Return(jen.Id("stat").Dot("appendTag").Call(jen.Id("dst")))
}
