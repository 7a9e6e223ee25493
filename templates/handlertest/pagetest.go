package handlertest

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// pageTable writes the test function for a page that a handler of the user's own
// serves.
func (o table) pageTable() {
	name := o.Names.ListTable
	o.Doc("%s checks pages of %s against RFC 9110.", name, o.Plural())
	o.Func().Id(name).Params(testingT()).BlockFunc(func(g *jen.Group) {
		items := jen.Index().Add(o.Pointer()).Values(jen.Id(o.Names.Fixture).Call(jen.Id("t")))
		g.Id("page").Op(":=").Id(o.Names.Page).Values(jen.Id("Items").Op(":").Add(items), jen.Id("Next").Op(":").Lit("more"))
		g.Id("target").Op(":=").Add(o.testOf("Target").ValuesFunc(func(g *jen.Group) {
			gosource.Lines(g, []jen.Code{
				jen.Id("New").Op(":").Add(o.newPageHandler()),
				jen.Id("Path").Op(":").Lit("/"),
				jen.Id("ETag").Op(":").Id(o.Names.PageETag).Call(jen.Id("page")),
				jen.Id("Unrouted").Op(":").True(),
			})
		}))
		o.run(g, "RunPage", nil)
	})
	o.Line()
}

// newPageHandler writes the function that returns a handler of a page, or of one
// without items.
func (o table) newPageHandler() *jen.Statement {
	serve := func(page jen.Code) jen.Code { return jen.Id(o.Names.ServePage).Call(jen.Id("w"), jen.Id("r"), page) }
	return jen.Func().Params(jen.Id("stored").Bool(), jen.Id("_").Qual("time", "Time")).Qual("net/http", "Handler").Block(
		jen.Return(jen.Qual("net/http", "HandlerFunc").Call(jen.Func().Params(gosource.Writer(), gosource.Request()).Block(
			jen.If(jen.Op("!").Id("stored")).Block(
				serve(jen.Id(o.Names.Page).Values()),
				jen.Return(),
			),
			serve(jen.Id("page")),
		))),
	)
}
