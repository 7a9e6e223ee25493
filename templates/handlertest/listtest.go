package handlertest

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// listTable writes the test function with the requests for the list.
func (o table) listTable() {
	name := o.Names.ListTable
	o.Doc("%s checks the list of %s against RFC 9110.", name, o.Plural())
	o.Func().Id(name).Params(testingT()).BlockFunc(func(g *jen.Group) {
		g.Id(o.Local).Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
		o.openStore(g)
		path := o.pathOf(g, o.Res.Collection.Pattern, o.Res.Collection.IDs)
		g.Id("target").Op(":=").Add(o.testOf("Target").ValuesFunc(func(g *jen.Group) {
			gosource.Lines(g, o.listTarget(path))
		}))
		g.Id("target").Dot("ETag").Op("=").Id("target").Dot("CurrentETag").Call(jen.Id("t"))
		o.run(g, "RunList", rows(o).listRows())
		if o.Res.Posts() {
			o.run(g, "RunPosts", rows(o).postRows())
		}
	})
	o.Line()
}

// listTarget returns the elements of the value that describes what serves the requests
// for the list.
func (o table) listTarget(path *jen.Statement) []jen.Code {
	elements := []jen.Code{jen.Id("New").Op(":").Id("store").Dot("serving").Call(jen.Id(o.Local)), jen.Id("Path").Op(":").Add(path)}
	if o.Res.Collection.Stat {
		elements = append(elements, loadsElement())
	}
	elements = append(elements, o.exposed()...)
	elements = append(elements, o.proxied()...)
	if !o.Res.Posts() {
		return elements
	}
	if o.Res.ClientsPickIDs() {
		elements = append(elements, jen.Id("Creates").Op(":").True())
	}
	elements = append(elements, jen.Id("Body").Op(":").Add(o.testOf("JSON").Call(jen.Id("t"), jen.Id(o.Local))))
	return append(elements, o.decoded()...)
}

// listRows returns the requests that read a list.
func (o rows) listRows() []row {
	query := func(text string) *jen.Statement { return o.listPathWith("?" + text) }
	rows := []row{
		{want: 200, what: "without a precondition"},
		{want: 400, what: "with a limit above the largest", path: query("limit=" + strconv.Itoa(o.Res.Collection.MaxLimit+1))},
	}
	for _, m := range o.Res.Collection.Sort {
		rows = append(rows, row{want: 200, what: "sorted by " + m.Name, path: query("sort=" + url.QueryEscape("-"+m.Name))})
	}
	for _, p := range o.Res.Collection.Parameters() {
		name := url.QueryEscape(p.Name)
		switch {
		case p.By == model.ByStore:
			rows = append(rows, row{want: 200, what: "with an empty " + p.Name, path: query(name + "=")})
		case p.Filter.Field.Kind != model.String:
			rows = append(rows, row{want: 400, what: p.Name + " cannot have this value", path: query(name + "=%00")})
		}
	}
	for _, name := range o.Res.Collection.Ignore {
		name = strings.TrimSuffix(name, "*")
		rows = append(rows, row{want: 200, what: name + " is for others", path: query(name + "=1&" + name + "=%zz")})
	}
	if o.Res.Collection.Total {
		rows = append(rows,
			row{want: 200, what: "with the total", path: query("total=true")},
			row{want: 400, what: "total is true or false", path: query("total=1")},
		)
	}
	if o.tagged() {
		rows = append(rows, row{want: 304, what: "If-None-Match", header: ifNoneMatch(ofTarget("ETag"))})
	}
	return rows
}

// postRows returns the requests that create items of a list.
func (o rows) postRows() []row {
	body := ofTarget("Body")
	if !o.Res.ClientsPickIDs() {
		return []row{{want: 412, method: "POST", what: "If-None-Match *: the list exists", header: ifNoneMatch(jen.Lit("*")), body: body}}
	}
	return []row{
		{want: 201, method: "POST", what: "creates what does not exist", body: body, missing: true},
		{want: 409, method: "POST", what: "of what exists", body: body},
	}
}

// pageTable writes the test function for a page that the user's own handler serves.
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
