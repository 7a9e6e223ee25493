package handlertest

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// testingT is the parameter of a test.
func testingT() *jen.Statement { return jen.Id("t").Op("*").Qual("testing", "T") }

// Render returns the source of the test that a resource gets beside its type:
// book_etagen_test.go.
func Render(pkg gosource.Package, res *model.Resource) ([]byte, error) {
	o := &output{gosource.New(pkg, res)}
	table{o}.table()
	o.fixture()
	if res.Collection != nil {
		table{o}.listTable()
	}
	if res.Handled() {
		memory{o}.memory()
	}
	if res.Route != nil {
		suite{o}.suite()
	}
	return o.Bytes()
}

// table writes the test function with the requests.
func (o table) table() {
	name := o.Names.Table
	o.Doc("%s holds the answers for %s to RFC 9110, a request a row.", name, o.AType())
	o.Func().Id(name).Params(testingT()).BlockFunc(func(g *jen.Group) {
		g.Id(o.Local).Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
		g.Add(o.testOf("RunShape")).Call(jen.Id("t"), jen.Id(o.Local), gosource.RawText(o.Res.Shape))
		path := o.path(g)
		if o.countsLoads() {
			g.Id("loads").Op(":=").Lit(0)
		}
		if o.blinds() {
			g.Id("blind").Op(":=").False()
		}
		if o.beside() != nil {
			g.Var().Id("store").Op("*").Id(o.Names.Memory)
		}
		g.Id("target").Op(":=").Add(o.target(path))
		o.symbols(g)
		o.run(g, rows(o).rows())
		if r := rows(o).raceRow(); r != nil {
			g.Add(o.testOf("RunRace")).Call(jen.Id("t"), jen.Id("target"), o.testOf("Case").Add(r.code()))
			o.runLate(g, r)
		}
	})
	o.Line()
}

// run writes the call that sends the requests of a table.
func (o table) run(g *jen.Group, rows []row) {
	g.Add(o.testOf("Run")).Call(jen.Id("t"), jen.Id("target"), jen.Index().Add(o.testOf("Case")).ValuesFunc(func(g *jen.Group) {
		for _, r := range rows {
			g.Add(jen.Line().Add(r.code()))
		}
		g.Line()
	}))
}

// loadsElement is the element of a target that tells how often something whole
// was loaded.
func (o table) loadsElement() jen.Code {
	return jen.Id("Loads").Op(":").Func().Params().Int().Block(jen.Return(jen.Id("loads")))
}

// target writes the value that says what the requests go to.
func (o table) target(path *jen.Statement) *jen.Statement {
	elements := []jen.Code{
		jen.Id("New").Op(":").Add(o.newHandler()),
		jen.Id("Path").Op(":").Add(path),
		jen.Id("ETag").Op(":").Id(o.Names.ETag).Call(jen.Id(o.Local)),
		jen.Id("Modified").Op(":").Id(o.Names.LastModified).Call(jen.Id(o.Local)),
	}
	if o.Res.Stat {
		elements = append(elements, o.loadsElement())
	}
	if o.blinds() {
		elements = append(elements, jen.Id("Blind").Op(":").Op("&").Id("blind"))
	}
	if o.Res.PutAlways && o.Res.Serves("PUT") {
		elements = append(elements, jen.Id("PutValidators").Op(":").True())
	}
	if o.Res.Route == nil {
		elements = append(elements, jen.Id("FixedClock").Op(":").True())
	}
	return o.testOf("Target").ValuesFunc(func(g *jen.Group) { gosource.Lines(g, elements) })
}

// newHandler writes the function that makes the handler for a request: one that
// serves the resource in hand where there is no route.
func (o table) newHandler() *jen.Statement {
	if o.Res.Route != nil {
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
		jen.Return(jen.Qual("net/http", "HandlerFunc").Call(jen.Func().Params(gosource.Writer(), gosource.Request()).Block(
			jen.If(jen.Op("!").Id("stored")).Block(
				jen.Id(o.Names.Serve).Call(jen.Id("w"), jen.Id("r"), jen.Nil()),
				jen.Return(),
			),
			jen.Id(o.Names.Serve).Call(jen.Id("w"), jen.Id("r"), jen.Id(o.Local)),
		))),
	)
}

// symbols writes the variables that the rows of the table mention.
func (o table) symbols(g *jen.Group) {
	if o.Res.Serves("PUT") {
		o.body(g)
	}
	if o.Res.Serves("PATCH") && o.Res.JSON == nil {
		g.Id("patch").Op(":=").Add(o.testOf("Unchanged")).Call(jen.Id("t"), jen.Id(o.Local))
	}
	if o.Res.Updates() {
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
func (o table) body(g *jen.Group) {
	g.Id("sent").Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
	if o.sampled() {
		g.New(jen.Id(o.Names.Memory)).Dot("next").Call(jen.Id("sent"))
		g.Id("body").Op(":=").Add(o.testOf("JSON")).Call(jen.Id("t"), jen.Id("sent"))
		return
	}
	sendable := o.sendable()
	there := o.Res.ValidatorFields() // the fixture has made what is on the way to these
	for i, f := range sendable {
		value := jen.Lit(7)
		if f.Type.Underlying().(*types.Basic).Info()&types.IsString != 0 {
			value = jen.Lit("sent")
		}
		o.reachIn(g, values.Source{Local: "sent"}, f, append(there, sendable[:i]...)...)
		g.Add(values.Source{Local: "sent"}.Read(f)).Op("=").Add(value)
	}
	g.Id("body").Op(":=").Add(o.testOf("JSON")).Call(jen.Id("t"), jen.Id("sent"))
}

// tagSymbols writes the variables for the forms of the entity tag.
func (o table) tagSymbols(g *jen.Group) {
	g.Id("tag").Op(":=").Id("target").Dot("ETag")
	g.Id("weak").Op(":=").Add(o.testOf("Weak")).Call(jen.Id("tag"))
	g.Id("bare").Op(":=").Add(o.testOf("Bare")).Call(jen.Id("tag"))
}
