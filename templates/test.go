package templates

import (
	"net/http"
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
	if res.Route != nil {
		o.memory()
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
	name := "Test" + o.names.Title + "ConditionalRequests"
	o.doc("%s holds the answers for %s to RFC 9110, a request a row.", name, o.aType())
	o.Func().Id(name).Params(testingT()).BlockFunc(func(g *jen.Group) {
		g.Id(o.local).Op(":=").Id(o.fixtureName()).Call(jen.Id("t"))
		path := o.path(g)
		if o.res.Stat {
			g.Id("loads").Op(":=").Lit(0)
		}
		g.Id("target").Op(":=").Add(o.target(path))
		o.symbols(g)
		g.Add(o.testOf("Run")).Call(jen.Id("t"), jen.Id("target"), jen.Index().Add(o.testOf("Case")).ValuesFunc(func(g *jen.Group) {
			for _, r := range o.rows() {
				g.Add(jen.Line().Add(r.code()))
			}
			g.Line()
		}))
		if r := o.raceRow(); r != nil {
			g.Add(o.testOf("RunRace")).Call(jen.Id("t"), jen.Id("target"), o.testOf("Case").Add(r.code()))
		}
	})
	o.Line()
}

// path returns the expression for the path of the resource, for which the texts
// of some ids have to be found first.
func (o *output) path(g *jen.Group) *jen.Statement {
	if o.res.Route == nil {
		return jen.Lit("/")
	}
	for _, id := range o.res.Route.IDs {
		if id.Field.Kind == annotations.Text {
			g.Id(o.idTextVar(id)).Op(":=").Add(o.testOf("Text")).Call(jen.Id("t"), jen.Op("&").Add(source{local: o.local}.read(id.Field)))
		}
	}
	return o.pathOf(-1, "")
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
		elements = append(elements, jen.Id("Loads").Op(":").Func().Params().Int().Block(jen.Return(jen.Id("loads"))))
	}
	if o.res.Route == nil {
		elements = append(elements, jen.Id("FixedClock").Op(":").True())
	}
	return o.testOf("Target").ValuesFunc(func(g *jen.Group) { lines(g, elements) })
}

// newHandler writes the function that makes the handler for a request.
func (o *output) newHandler() *jen.Statement {
	s := jen.Func().Params(jen.Id("stored").Bool(), jen.Id("now").Qual("time", "Time")).Qual("net/http", "Handler")
	if o.res.Route == nil {
		return s.Block(
			jen.Return(jen.Qual("net/http", "HandlerFunc").Call(jen.Func().Params(writer(), request()).Block(
				jen.If(jen.Op("!").Id("stored")).Block(
					jen.Id(o.names.Serve).Call(jen.Id("w"), jen.Id("r"), jen.Nil()),
					jen.Return(),
				),
				jen.Id(o.names.Serve).Call(jen.Id("w"), jen.Id("r"), jen.Id(o.local)),
			))),
		)
	}
	return s.BlockFunc(func(g *jen.Group) {
		store := []jen.Code{}
		if o.res.Stat {
			store = append(store, jen.Id("loads").Op(":").Op("&").Id("loads"))
		}
		g.Id("store").Op(":=").Op("&").Id(o.memoryName()).Values(store...)
		g.If(jen.Id("stored")).Block(jen.Id("store").Dot(o.local).Op("=").Id(o.local))
		g.Id("h").Op(":=").Op("&").Id(o.names.Handler).ValuesFunc(func(g *jen.Group) {
			g.Id("Store").Op(":").Id("store")
			if o.updates() {
				g.Id("MaxBody").Op(":").Add(o.testOf("MaxBody"))
			}
			g.Id("Now").Op(":").Func().Params().Qual("time", "Time").Block(jen.Return(jen.Id("now")))
		})
		g.Id("mux").Op(":=").Qual("net/http", "NewServeMux").Call()
		g.Id("h").Dot("Register").Call(jen.Id("mux"))
		g.Return(jen.Id("mux"))
	})
}

// symbols writes the variables that the rows of the table mention.
func (o *output) symbols(g *jen.Group) {
	if o.res.Serves("PUT") {
		g.Id("body").Op(":=").Add(o.testOf("JSON")).Call(jen.Id("t"), jen.Id(o.local))
	}
	if o.updates() {
		g.Id("large").Op(":=").Add(o.testOf("Large")).Call()
	}
	if o.tagged() {
		g.Id("tag").Op(":=").Id("target").Dot("ETag")
		g.Id("weak").Op(":=").Add(o.testOf("Weak")).Call(jen.Id("tag"))
		g.Id("bare").Op(":=").Add(o.testOf("Bare")).Call(jen.Id("tag"))
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
