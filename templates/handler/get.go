package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// get writes the method that answers GET and HEAD.
func (o reads) get() {
	o.Doc("Get answers GET and HEAD for one %s: 304 or 412 where a precondition of the request says so, else 200, and 404 where there is none (RFC 9110 §13.2.2).%s", o.Res.Name, o.pathValues())
	o.Func().Params(jen.Id("h").Op("*").Id(o.Names.Handler)).Id("Get").Params(gosource.Writer(), gosource.Request()).BlockFunc(func(g *jen.Group) {
		g.Add(o.onlyReads())
		g.Add(useSettings())
		o.ids(g, o.fail(pointer("settings")), jen.Return())
		if o.Res.Stat {
			o.getStat(g)
		}
		g.List(jen.Id(o.Local), jen.Err()).Op(":=").Add(o.findByPath())
		g.If(jen.Err().Op("==").Nil()).Block(
			jen.Err().Op("=").Id(o.Names.Write).Call(jen.Id("w"), jen.Id("r"), jen.Id(o.Local), pointer("settings")),
		)
		g.If(jen.Err().Op("!=").Nil()).Block(o.fail(pointer("settings")))
	})
	o.Line()
}

// pathValues tells where the ids come from.
func (o reads) pathValues() string {
	if len(o.Res.Route.IDs) == 0 {
		return ""
	}
	return " It reads the values of the path, decoded, by r.PathValue, so that any router that sets them can mount it."
}

// getStat writes the part of Get that decides by the validators alone.
func (o reads) getStat(g *jen.Group) {
	tag := jen.Id("stat").Dot("appendTag").Call(jen.Id("tag").Index(jen.Op(":0")))
	g.If(o.Support("Conditional").Call(jen.Id("r"))).Block(
		jen.List(jen.Id("stat"), jen.Err()).Op(":=").Id("h").Dot("Store").Dot("Stat"+o.Names.Title).Call(o.idArgs()...),
		jen.If(jen.Err().Op("!=").Nil()).Block(o.fail(pointer("settings")), jen.Return()),
		o.tagBuffer(),
		o.declareState(tag, values.Source{Local: "stat", Field: o.Res.StatField}),
		jen.If(jen.Op("!").Id(o.Names.Resource).Dot("Proceed").Call(
			jen.Id("w"), jen.Id("r"), pointer("state"), pointer("settings"),
		)).Block(jen.Return()),
	)
}
