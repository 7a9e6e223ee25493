package client

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/handler"
)

// all writes the methods for the list, and the code that converts a BookQuery.
func (o lists) all() {
	if o.Res.ClientOnly() {
		handler.ListTypes(o.File)
	}
	item := jen.Func().Params(o.Pointer(), jen.Error()).Bool()
	yield := jen.Id("yield").Add(item)
	o.Doc("All returns the %s of a query, page after page, as a function that Go 1.23 and later can range over. Each iteration starts again. The last pair has the error, if there is one. A Limit of 0 is the default of the server.", o.Plural())
	o.method("All").Params(ctx(), o.query()).Func().Params(yield.Clone()).Block(
		jen.Return(jen.Func().Params(yield).Block(
			o.call("All", o.atList(), o.queryValues(), jen.Func().Params(jen.Id("value").Add(o.Any()), jen.Err().Error()).Bool().Block(
				jen.List(jen.Id(o.Local), jen.Id("_")).Op(":=").Id("value").Assert(o.Pointer()),
				jen.Return(jen.Id("yield").Call(jen.Id(o.Local), jen.Err())),
			)),
		)),
	)
	o.Line()
	o.list()
	o.values()
}

// query returns the parameter for a query.
func (o lists) query() *jen.Statement { return jen.Id("q").Id(o.Names.Query) }

// queryValues returns the query in the form that the core takes.
func (o lists) queryValues() *jen.Statement {
	return jen.Id(o.Names.QueryValues).Call(jen.Op("&").Id("q"))
}

// list writes List.
func (o lists) list() {
	tags := "The tags are nil: the list does not contain them."
	if o.Res.Collection.ItemTags {
		tags = "The tags are those of the items, so that they can be changed without a Get."
	}
	o.Doc("List returns one page; All is nearly always what you want. After and Next are cursors of the server. %s", tags)
	results := []jen.Code{jen.Id("page").Id(o.Names.Page), jen.Id("tags").Index().Id(o.Names.ClientTag), jen.Err().Error()}
	o.method("List").Params(ctx(), o.query()).Params(results...).BlockFunc(func(g *jen.Group) {
		g.List(jen.Id("got"), jen.Err()).Op(":=").Add(o.call("ReadList", o.atList(), o.queryValues()))
		g.For(jen.List(jen.Id("_"), jen.Id("value")).Op(":=").Range().Id("got").Dot("Items")).Block(
			jen.Id("page").Dot("Items").Op("=").Append(jen.Id("page").Dot("Items"), jen.Id("value").Assert(o.Pointer())),
		)
		if o.Res.Collection.Total {
			g.List(jen.Id("page").Dot("Next"), jen.Id("page").Dot("Total")).Op("=").List(jen.Id("got").Dot("Next"), jen.Id("got").Dot("Total"))
		} else {
			g.Id("page").Dot("Next").Op("=").Id("got").Dot("Next")
		}
		if o.Res.Collection.ItemTags {
			g.For(jen.List(jen.Id("_"), jen.Id("tag")).Op(":=").Range().Id("got").Dot("Tags")).Block(
				jen.Id("tags").Op("=").Append(jen.Id("tags"), jen.Id(o.Names.ClientTag).Call(jen.Id("tag"))),
			)
		}
		g.Return(jen.Id("page"), jen.Id("tags"), jen.Err())
	})
	o.Line()
}

// values writes the function that returns the parameters of a query.
func (o lists) values() {
	c := o.Res.Collection
	o.Doc("%s returns the parameters of q.", o.Names.QueryValues)
	o.Func().Id(o.Names.QueryValues).Params(jen.Id("q").Op("*").Id(o.Names.Query)).Qual("net/url", "Values").BlockFunc(func(g *jen.Group) {
		g.Id("values").Op(":=").Qual("net/url", "Values").Values()
		g.If(jen.Id("q").Dot("Limit").Op("!=").Lit(0)).Block(
			jen.Id("values").Dot("Set").Call(jen.Lit("limit"), jen.Qual("strconv", "Itoa").Call(jen.Id("q").Dot("Limit"))),
		)
		g.If(jen.Id("q").Dot("After").Op("!=").Lit("")).Block(
			jen.Id("values").Dot("Set").Call(jen.Lit("cursor"), jen.Id("q").Dot("After")),
		)
		if len(c.Sort) > 0 {
			o.sort(g)
		}
		if c.Total {
			g.If(jen.Id("q").Dot("Total")).Block(jen.Id("values").Dot("Set").Call(jen.Lit("total"), jen.Lit("true")))
		}
		for _, p := range c.Parameters() {
			g.Add(o.ClientSupport("AddFilter")).Call(jen.Id("values"), jen.Lit(p.Name), jen.Id("q").Dot(p.Field))
		}
		g.Return(jen.Id("values"))
	})
	o.Line()
}

// sort writes the lines that set the sort order.
func (o lists) sort(g *jen.Group) {
	var names []string
	for _, m := range o.Res.Collection.Sort {
		names = append(names, m.Name)
	}
	g.For(jen.List(jen.Id("_"), jen.Id("key")).Op(":=").Range().Id("q").Dot("Sort")).Block(
		o.ClientSupport("AddSort").Call(jen.Id("values"), texts(names), jen.Int().Call(jen.Id("key").Dot("Field")), jen.Id("key").Dot("Descending")),
	)
}
