package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// get writes the method that answers GET and HEAD.
func (o reads) get() {
	o.Doc("Get answers GET and HEAD for one %s: 304 or 412 where a precondition of the request says so, else 200, and 404 where there is none (RFC 9110 §13.2.2).%s", o.Res.Name, o.pathValues())
	o.respond("Get", "Get", o.Res.Route.Pattern,
		jen.If(jen.Err().Op(":=").Id("h").Dot("get").Call(jen.Id("w"), jen.Id("r"), pointer("settings")), jen.Err().Op("!=").Nil()).Block(
			o.fail(pointer("settings")),
		),
	)
	o.Doc("get is Get for a request that is known to be a read. It writes nothing if it returns an error.")
	o.method("get").Params(gosource.Writer(), gosource.Request(), o.settingsParam()).Error().BlockFunc(func(g *jen.Group) {
		o.ids(g, jen.Return(jen.Err()))
		if o.Res.Stat {
			o.getStat(g)
		}
		g.List(jen.Id(o.Local), jen.Err()).Op(":=").Add(o.findByPath())
		g.If(jen.Err().Op("==").Nil().Op("&&").Id(o.Local).Op("!=").Nil()).Block(
			loaded(),
			jen.Err().Op("=").Add(o.permit("Get", jen.Id(o.Local))),
		)
		returnErr(g)
		g.Return(jen.Id(o.Names.Write).Call(jen.Id("w"), jen.Id("r"), jen.Id(o.Local), jen.Id("settings")))
	})
	o.Line()
}

// permit writes the call that asks Authorize.
func (o *output) permit(op string, value jen.Code) *jen.Statement {
	return jen.Id("settings").Dot("Permit").Call(jen.Id("r"), o.Support("Op"+op), value)
}

// pathValues tells where the ids come from.
func (o reads) pathValues() string {
	if len(o.Res.Route.IDs) == 0 {
		return ""
	}
	return " It reads the values of the path, decoded, by r.PathValue, so that any router that sets them can mount it."
}

// getStat writes the part of get that decides by the validators alone. A policy
// may look at what they do not have.
func (o reads) getStat(g *jen.Group) {
	tag := jen.Id("stat").Dot("appendTag").Call(jen.Id("tag").Index(jen.Op(":0")))
	g.If(jen.Id("h").Dot("Authorize").Op("==").Nil().Op("&&").Add(o.Support("Conditional")).Call(jen.Id("r"))).BlockFunc(func(g *jen.Group) {
		g.List(jen.Id("stat"), jen.Err()).Op(":=").Id("h").Dot("Store").Dot("Stat" + o.Names.Title).Call(o.idArgs()...)
		returnErr(g)
		g.Add(o.tagBuffer())
		g.Add(o.declareState(tag, values.Source{Local: "stat", Field: o.Res.StatField}))
		g.If(jen.Op("!").Id(o.Names.Resource).Dot("Proceed").Call(
			jen.Id("w"), jen.Id("r"), pointer("state"), jen.Id("settings"),
		)).Block(jen.Return(jen.Nil()))
	})
}
