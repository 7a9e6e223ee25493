package templates

import (
	"go/types"
	"net/http"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// Test returns the source of the test that a resource gets beside its type:
// book_etagen_test.go.
func Test(pkg Package, res *annotations.Resource) ([]byte, error) {
	o := newOutput(pkg, res)
	o.table()
	o.fixture()
	if res.Collection != nil {
		o.listTable()
	}
	if res.Handled() {
		o.memory()
	}
	if res.Route != nil {
		o.suite()
	}
	return o.bytes()
}

// testOf is an identifier of the package that runs generated tests.
func (o *output) testOf(name string) *jen.Statement {
	return jen.Qual(o.pkg.Support+"/etagentest", name)
}

// table writes the test function with the requests.
func (o *output) table() {
	name := o.names.Table
	o.doc("%s holds the answers for %s to RFC 9110, a request a row.", name, o.aType())
	o.Func().Id(name).Params(testingT()).BlockFunc(func(g *jen.Group) {
		g.Id(o.local).Op(":=").Id(o.names.Fixture).Call(jen.Id("t"))
		g.Add(o.testOf("RunShape")).Call(jen.Id("t"), jen.Id(o.local), rawText(o.res.Shape))
		path := o.path(g)
		if o.countsLoads() {
			g.Id("loads").Op(":=").Lit(0)
		}
		if o.blinds() {
			g.Id("blind").Op(":=").False()
		}
		if o.beside() != nil {
			g.Var().Id("store").Op("*").Id(o.names.Memory)
		}
		g.Id("target").Op(":=").Add(o.target(path))
		o.symbols(g)
		o.run(g, o.rows())
		if r := o.raceRow(); r != nil {
			g.Add(o.testOf("RunRace")).Call(jen.Id("t"), jen.Id("target"), o.testOf("Case").Add(r.code()))
			o.runLate(g, r)
		}
	})
	o.Line()
}

// rawText writes a text of several lines as it is, if Go can.
func rawText(text string) *jen.Statement {
	if strconv.CanBackquote(strings.NewReplacer("\n", "").Replace(text)) {
		return jen.Op("`" + text + "`")
	}
	return jen.Lit(text)
}

// path returns the expression for the path of the resource, for which the texts
// of some ids have to be found first.
func (o *output) path(g *jen.Group) *jen.Statement {
	if o.res.Route == nil {
		return jen.Lit("/")
	}
	return o.pathOf(g, o.res.Route.Pattern, o.res.Route.IDs)
}

// pathOf returns the expression for the path of a route, for which the texts of
// some ids have to be found first. The ids of a sample are known when the test
// runs, so that its path is a variable.
func (o *output) pathOf(g *jen.Group, pattern string, ids []*annotations.ID) *jen.Statement {
	if o.sampled() && len(ids) > 0 {
		g.Id("path").Op(":=").Add(o.pathWith(pattern, ids, -1, "", false))
		return jen.Id("path")
	}
	for _, id := range ids {
		if id.Field.Kind == annotations.Text {
			g.Id(o.idTextVar(id)).Op(":=").Add(o.testOf("Text")).Call(jen.Id("t"), o.textOf(id.Field, source{local: o.local}.read(id.Field)))
		}
	}
	return o.pathWith(pattern, ids, -1, "", false)
}

// run writes the call that sends the requests of a table.
func (o *output) run(g *jen.Group, rows []row) {
	g.Add(o.testOf("Run")).Call(jen.Id("t"), jen.Id("target"), jen.Index().Add(o.testOf("Case")).ValuesFunc(func(g *jen.Group) {
		for _, r := range rows {
			g.Add(jen.Line().Add(r.code()))
		}
		g.Line()
	}))
}

// loadsElement is the element of a target that tells how often something whole
// was loaded.
func (o *output) loadsElement() jen.Code {
	return jen.Id("Loads").Op(":").Func().Params().Int().Block(jen.Return(jen.Id("loads")))
}

// target writes the value that says what the requests go to.
func (o *output) target(path *jen.Statement) *jen.Statement {
	elements := []jen.Code{
		jen.Id("New").Op(":").Add(o.newHandler()),
		jen.Id("Path").Op(":").Add(path),
		jen.Id("ETag").Op(":").Id(o.names.ETag).Call(jen.Id(o.local)),
		jen.Id("Modified").Op(":").Id(o.names.LastModified).Call(jen.Id(o.local)),
	}
	if o.res.Stat {
		elements = append(elements, o.loadsElement())
	}
	if o.blinds() {
		elements = append(elements, jen.Id("Blind").Op(":").Op("&").Id("blind"))
	}
	if o.res.PutAlways && o.res.Serves("PUT") {
		elements = append(elements, jen.Id("PutValidators").Op(":").True())
	}
	if o.res.Route == nil {
		elements = append(elements, jen.Id("FixedClock").Op(":").True())
	}
	return o.testOf("Target").ValuesFunc(func(g *jen.Group) { lines(g, elements) })
}

// newHandler writes the function that makes the handler for a request: one that
// serves the resource in hand where there is no route.
func (o *output) newHandler() *jen.Statement {
	if o.res.Route != nil {
		var store []jen.Code
		if o.blinds() {
			store = append(store, jen.Id("blind").Op(":").Id("blind"))
		}
		if o.beside() != nil {
			return o.newMounted("=", store...)
		}
		return o.newMounted(":=", store...)
	}
	return newHandlerFunc().Block(
		jen.Return(jen.Qual("net/http", "HandlerFunc").Call(jen.Func().Params(writer(), request()).Block(
			jen.If(jen.Op("!").Id("stored")).Block(
				jen.Id(o.names.Serve).Call(jen.Id("w"), jen.Id("r"), jen.Nil()),
				jen.Return(),
			),
			jen.Id(o.names.Serve).Call(jen.Id("w"), jen.Id("r"), jen.Id(o.local)),
		))),
	)
}

// newHandlerFunc begins a function that makes the handler for a request.
func newHandlerFunc() *jen.Statement {
	return jen.Func().Params(jen.Id("stored").Bool(), jen.Id("now").Qual("time", "Time")).Qual("net/http", "Handler")
}

// newMounted writes the function that makes a handler with a store in memory,
// which has the elements.
func (o *output) newMounted(assign string, store ...jen.Code) *jen.Statement {
	return newHandlerFunc().BlockFunc(func(g *jen.Group) {
		if o.countsLoads() {
			store = append(store, jen.Id("loads").Op(":").Op("&").Id("loads"))
		}
		if len(o.fresh()) > 0 {
			store = append(store, jen.Id("strict").Op(":").True())
		}
		g.Id("store").Op(assign).Op("&").Id(o.names.Memory).Values(store...)
		g.If(jen.Id("stored")).Block(o.holdAlone(o.local))
		g.Id("h").Op(":=").Op("&").Id(o.names.Handler).ValuesFunc(func(g *jen.Group) {
			g.Id("Store").Op(":").Id("store")
			if o.updates() || o.posts() {
				g.Id("MaxBody").Op(":").Add(o.testOf("MaxBody"))
			}
			g.Id("Now").Op(":").Func().Params().Qual("time", "Time").Block(jen.Return(jen.Id("now")))
		})
		g.Id("mux").Op(":=").Qual("net/http", "NewServeMux").Call()
		g.Id("h").Dot("Register").Call(jen.Id("mux"))
		g.Return(jen.Id("mux"))
	})
}

// countsLoads reports whether the store in memory counts how often something
// whole was asked for.
func (o *output) countsLoads() bool {
	return o.res.Stat || o.res.Collection != nil && o.res.Collection.Stat
}

// holdAlone writes the line by which the store holds one resource and nothing
// else.
func (o *output) holdAlone(name string) *jen.Statement {
	if o.res.Collection != nil {
		return jen.Id("store").Dot("items").Op("=").Index().Op("*").Add(o.typ()).Values(jen.Id(name))
	}
	return jen.Id("store").Dot(o.local).Op("=").Id(name)
}

// symbols writes the variables that the rows of the table mention.
func (o *output) symbols(g *jen.Group) {
	if o.res.Serves("PUT") {
		o.body(g)
	}
	if o.res.Serves("PATCH") && o.res.JSON == nil {
		g.Id("patch").Op(":=").Add(o.testOf("Unchanged")).Call(jen.Id("t"), jen.Id(o.local))
	}
	if o.updates() {
		g.Id("large").Op(":=").Add(o.testOf("Large")).Call()
	}
	if o.tagged() {
		o.tagSymbols(g)
	}
	if !o.dated() {
		return
	}
	modified := func() *jen.Statement { return jen.Id("target").Dot("Modified") }
	hour := jen.Qual("time", "Hour")
	g.Id("same").Op(":=").Add(o.testOf("Date")).Call(modified())
	g.Id("past").Op(":=").Add(o.testOf("Date")).Call(modified().Dot("Add").Call(jen.Op("-").Add(hour.Clone())))
	g.Id("future").Op(":=").Add(o.testOf("Date")).Call(modified().Dot("Add").Call(jen.Lit(1000).Op("*").Add(hour)))
	g.Id("rfc850").Op(":=").Add(o.testOf("RFC850")).Call(modified())
	g.Id("asctime").Op(":=").Add(o.testOf("Asctime")).Call(modified())
}

// body writes the variable for the body of a PUT: the resource, with other
// values for what a client cannot set, which count for nothing. Of a sample only
// the version and the time are others, those of a later state: what else would
// be valid is not known.
func (o *output) body(g *jen.Group) {
	g.Id("sent").Op(":=").Id(o.names.Fixture).Call(jen.Id("t"))
	if o.sampled() {
		g.New(jen.Id(o.names.Memory)).Dot("next").Call(jen.Id("sent"))
		g.Id("body").Op(":=").Add(o.testOf("JSON")).Call(jen.Id("t"), jen.Id("sent"))
		return
	}
	sendable := o.sendable()
	there := o.res.ValidatorFields() // the fixture has made what is on the way to these
	for i, f := range sendable {
		value := jen.Lit(7)
		if f.Type.Underlying().(*types.Basic).Info()&types.IsString != 0 {
			value = jen.Lit("sent")
		}
		o.reachIn(g, source{local: "sent"}, f, append(there, sendable[:i]...)...)
		g.Add(source{local: "sent"}.read(f)).Op("=").Add(value)
	}
	g.Id("body").Op(":=").Add(o.testOf("JSON")).Call(jen.Id("t"), jen.Id("sent"))
}

// tagSymbols writes the variables for the forms of the entity tag.
func (o *output) tagSymbols(g *jen.Group) {
	g.Id("tag").Op(":=").Id("target").Dot("ETag")
	g.Id("weak").Op(":=").Add(o.testOf("Weak")).Call(jen.Id("tag"))
	g.Id("bare").Op(":=").Add(o.testOf("Bare")).Call(jen.Id("tag"))
}

// code writes a row as an element of the table.
func (r row) code() *jen.Statement {
	var elements []jen.Code
	if r.name != "" {
		elements = append(elements, jen.Id("Name").Op(":").Lit(r.name))
	}
	if r.method != "" {
		elements = append(elements, jen.Id("Method").Op(":").Qual("net/http", "Method"+methodName(r.method)))
	}
	if r.path != nil {
		elements = append(elements, jen.Id("Path").Op(":").Add(r.path))
	}
	if len(r.header) > 0 {
		elements = append(elements, jen.Id("Header").Op(":").Qual("net/http", "Header").ValuesFunc(func(g *jen.Group) {
			for _, f := range r.header {
				g.Add(f.code())
			}
		}))
	}
	if r.body != "" {
		elements = append(elements, jen.Id("Body").Op(":").Id(r.body))
	}
	if r.missing {
		elements = append(elements, jen.Id("Missing").Op(":").True())
	}
	if r.want != 0 {
		elements = append(elements, jen.Id("Want").Op(":").Qual("net/http", statusConstant(r.want)))
	}
	return jen.Values(elements...)
}

// code writes a header field with its lines.
func (f field) code() jen.Code {
	return jen.Lit(f.name).Op(":").ValuesFunc(func(g *jen.Group) {
		for _, line := range f.lines {
			g.Id(line)
		}
	})
}

// statusConstant is the name of net/http's constant for a status.
func statusConstant(status int) string {
	return "Status" + strings.ReplaceAll(http.StatusText(status), " ", "")
}
