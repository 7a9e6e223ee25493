package handlertest

import (
	"net/url"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// listTable writes the test function with the requests for the list.
func (o table) listTable() {
	name := o.Names.ListTable
	o.Doc("%s holds the answers for the list of %s to RFC 9110, a request a row.", name, o.Plural())
	o.Func().Id(name).Params(testingT()).BlockFunc(func(g *jen.Group) {
		g.Id(o.Local).Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
		path := o.pathOf(g, o.Res.Collection.Pattern, o.Res.Collection.IDs)
		if o.countsLoads() {
			g.Id("loads").Op(":=").Lit(0)
		}
		g.Id("target").Op(":=").Add(o.testOf("Target").ValuesFunc(func(g *jen.Group) {
			elements := []jen.Code{jen.Id("New").Op(":").Add(o.newMounted(":=")), jen.Id("Path").Op(":").Add(path)}
			if o.Res.Collection.Stat {
				elements = append(elements, o.loadsElement())
			}
			gosource.Lines(g, elements)
		}))
		g.Id("target").Dot("ETag").Op("=").Id("target").Dot("CurrentETag").Call(jen.Id("t"))
		if o.tagged() {
			o.tagSymbols(g)
		}
		if o.Res.Posts() {
			g.Id("body").Op(":=").Add(o.testOf("JSON")).Call(jen.Id("t"), jen.Id(o.Local))
			g.Id("large").Op(":=").Add(o.testOf("Large")).Call()
		}
		o.run(g, rows(o).listRows(path))
	})
	o.Line()
}

// listRows returns the requests that a list is tested with.
func (o rows) listRows(path *jen.Statement) []row {
	query := func(text string) *jen.Statement { return jen.Add(path).Op("+").Lit("?" + text) }
	rows := []row{
		{name: "200 without a precondition", want: 200},
		{name: "200 HEAD", method: "HEAD", want: 200},
		{name: "200 where the list is empty", missing: true, want: 200},
		{name: "200 with a limit", path: query("limit=1"), want: 200},
		{name: "400 with a limit of nothing", path: query("limit=0"), want: 400},
		{name: "400 with a limit that is no number", path: query("limit=many"), want: 400},
		{name: "400 with a limit above the largest", path: query("limit=" + strconv.Itoa(gosource.MaxLimit+1)), want: 400},
		{name: "400 with a cursor of another list", path: query("cursor=bm90aGluZw"), want: 400},
		{name: "400 with a parameter that does not exist", path: query("no-such-parameter=1"), want: 400},
		{name: "400 comes before If-None-Match", path: query("limit=0"), header: []field{inm(anyTag)}, want: 400},
		{name: "405 TRACE", method: "TRACE", want: 405},
		{name: "204 OPTIONS takes no notice of preconditions", method: "OPTIONS", header: []field{im(otherTag)}, want: 204},
		{name: "304 If-None-Match *", header: []field{inm(anyTag)}, want: 304},
		{name: "200 If-Match *", header: []field{im(anyTag)}, want: 200},
		{name: "200 If-Modified-Since has nothing to compare with", header: []field{ims(`"Fri, 06 Dec 2124 10:20:30 GMT"`)}, want: 200},
		{name: "200 If-Unmodified-Since has nothing to compare with", header: []field{ius(`"Fri, 06 Dec 1996 10:20:30 GMT"`)}, want: 200},
	}
	for _, m := range o.Res.Collection.Sort {
		rows = append(rows, row{name: "200 sorted by " + m.Name, path: query("sort=" + url.QueryEscape("-"+m.Name)), want: 200})
	}
	if len(o.Res.Collection.Sort) > 0 {
		rows = append(rows, row{name: "400 sorted by what cannot be sorted by", path: query("sort=no-such-member"), want: 400})
	}
	for _, m := range o.Res.Collection.Filter {
		if m.Field.Kind != model.String {
			rows = append(rows, row{name: "400 " + m.Name + " cannot have this value", path: query(url.QueryEscape(m.Name) + "=%00"), want: 400})
		}
	}
	if o.tagged() {
		rows = append(append(rows, noneMatchRows()...), o.matchRows()...)
	}
	if o.Res.Posts() {
		rows = append(rows, o.postRows()...)
	}
	return rows
}

// postRows are about a POST to the list.
func (o rows) postRows() []row {
	post := func(what string, want int, header ...field) row {
		return expect(want, "POST "+what, row{method: "POST", body: "body", header: header})
	}
	creates := post("creates what does not exist", 201)
	creates.missing = true
	guarded := post("creates where If-Match names the list", 201, im(anyTag))
	guarded.missing = true
	var rows []row
	if o.Res.ClientsPickIDs() {
		rows = append(rows, creates, guarded, post("of what exists", 409))
	}
	rows = append(rows,
		post("If-None-Match *: the list exists", 412, inm(anyTag)),
		post("If-Match of another tag", 412, im(otherTag)),
	)
	return append(rows, o.bodyRows("POST")...)
}
