package handlertest

import (
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// table writes the test function with the requests.
func (o table) table() {
	name := o.Names.Table
	o.Doc("%s checks the responses for %s against RFC 9110.", name, o.AType())
	o.Func().Id(name).Params(testingT()).BlockFunc(func(g *jen.Group) {
		g.Id(o.Local).Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
		g.Add(o.testOf("RunShape")).Call(jen.Id("t"), jen.Id(o.Local), gosource.RawText(o.Res.Shape))
		o.valid(g)
		if o.Res.Route != nil {
			o.openStore(g)
		}
		path := o.path(g)
		if o.Res.Serves("PUT") {
			o.sent(g)
		}
		if o.Res.Variant != nil {
			o.otherVariant(g)
		}
		if o.moved() != nil {
			o.otherDerived(g)
		}
		if o.Res.Digest && o.Res.Updates() && o.changes() != nil {
			g.Id("changed").Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
			g.Add(o.testOf("Disturb")).Call(jen.Op("&").Add(values.Source{Local: "changed"}.Whole(o.changes())))
		}
		g.Id("target").Op(":=").Add(o.testOf("Target").ValuesFunc(func(g *jen.Group) { gosource.Lines(g, o.target(path)) }))
		o.run(g, "Run", rows(o).readRows())
		if o.Res.Writes() {
			o.run(g, "RunWrites", rows(o).writeRows())
		}
		if o.tagged() {
			o.runForms(g)
		}
		if o.Res.Proxy.Suffix != "" && o.tagged() {
			g.Add(o.testOf("RunProxy")).Call(jen.Id("t"), jen.Id("target"))
		}
		if o.beside() != nil {
			o.runLate(g)
		}
		if o.Res.Replicas && o.tagged() {
			o.runReplica(g)
		}
	})
	o.Line()
}

// runForms writes the calls that send requests for kept and for coded representations.
func (o table) runForms(g *jen.Group) {
	coded := o.testOf("RunCoded")
	if o.Res.Compress != nil {
		g.Add(coded.Clone()).Call(jen.Id("t"), jen.Id("target"))
	}
	if o.Res.Keep == 0 {
		return
	}
	g.Add(o.testOf("RunKept")).Call(jen.Id("t"), jen.Id("target"))
	if o.Res.Compress != nil {
		g.Add(coded.Clone()).Call(jen.Id("t"), o.testOf("Kept").Call(jen.Id("target")))
	}
}

// openStore writes the line that makes the store of a test.
func (o table) openStore(g *jen.Group) { g.Id("store").Op(":=").Id(o.Names.Open).Call() }

// run writes the call that sends the requests of a table.
func (o table) run(g *jen.Group, function string, rows []row) {
	if len(rows) == 0 {
		g.Add(o.testOf(function)).Call(jen.Id("t"), jen.Id("target"), jen.Nil())
		return
	}
	g.Add(o.testOf(function)).Call(jen.Id("t"), jen.Id("target"), jen.Index().Add(o.testOf("Case")).ValuesFunc(func(g *jen.Group) {
		for _, r := range rows {
			g.Add(jen.Line().Add(r.code()))
		}
		g.Line()
	}))
}

// target returns the elements of the value that describes what serves the requests.
func (o table) target(path *jen.Statement) []jen.Code {
	elements := []jen.Code{
		jen.Id("New").Op(":").Add(o.newHandler()),
		jen.Id("Path").Op(":").Add(path),
		jen.Id("ETag").Op(":").Id(o.Names.ETag).Call(jen.Id(o.Local)),
		jen.Id("Modified").Op(":").Id(o.Names.LastModified).Call(jen.Id(o.Local)),
	}
	if o.Res.Variant != nil {
		elements = append(elements, jen.Id("Variant").Op(":").Id(o.Names.ETag).Call(jen.Id("variant")))
	}
	if o.Res.Compress != nil && o.Res.Compress.Min > 0 {
		elements = append(elements, jen.Id("MinCoded").Op(":").Lit(o.Res.Compress.Min))
	}
	if o.Res.Route == nil {
		return append(append(elements, jen.Id("Unrouted").Op(":").True()), o.proxied()...)
	}
	if o.Res.Stat {
		elements = append(elements, loadsElement())
	}
	if o.Res.Ordered() {
		elements = append(elements, jen.Id("Ordered").Op(":").True())
	}
	elements = append(elements, o.exposed()...)
	elements = append(elements, o.proxied()...)
	if len(o.Res.Route.IDs) > 0 {
		elements = append(elements, jen.Id("Blind").Op(":").Op("&").Id("store").Dot("Blind"))
	}
	if o.Res.Writes() {
		elements = append(elements, o.writesTarget()...)
	}
	if o.moved() != nil {
		elements = append(elements, jen.Id("Guarded").Op(":").Id(o.Names.ETag).Call(jen.Id("derived")))
	}
	return elements
}

// otherVariant writes the lines that make another variant of the resource.
func (o table) otherVariant(g *jen.Group) {
	g.Id("variant").Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
	o.reachIn(g, values.Source{Local: "variant"}, o.Res.Variant)
	g.Add(o.testOf("Disturb")).Call(jen.Op("&").Add(values.Source{Local: "variant"}.Whole(o.Res.Variant)))
}

// otherDerived writes the lines that make another state of the resource, which differs
// only in a derived value.
func (o table) otherDerived(g *jen.Group) {
	g.Id("derived").Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
	g.Add(o.testOf("Disturb")).Call(jen.Op("&").Add(values.Source{Local: "derived"}.Whole(o.moved())))
}

// loadsElement returns the element of a target that counts how often a complete resource
// was loaded.
func loadsElement() jen.Code { return jen.Id("Loads").Op(":").Id("store").Dot("Loads") }

// exposed returns the element of a target that says what scripts from other origins may
// read.
func (o *output) exposed() []jen.Code {
	if !o.Res.CORS {
		return nil
	}
	return []jen.Code{jen.Id("Exposed").Op(":").Id(o.Names.CORS).Dot("ResponseHeaders")}
}

// proxied returns the elements of a target that say how a proxy changes entity tags.
func (o *output) proxied() []jen.Code {
	var elements []jen.Code
	if o.Res.Proxy.Weakens {
		elements = append(elements, jen.Id("Weakens").Op(":").True())
	}
	if o.Res.Proxy.Suffix != "" {
		elements = append(elements, jen.Id("Suffix").Op(":").Lit(o.Res.Proxy.Suffix))
	}
	return elements
}

// writesTarget returns the elements of a target that say how it is changed.
func (o table) writesTarget() []jen.Code {
	elements := []jen.Code{
		jen.Id("Methods").Op(":").Index().String().ValuesFunc(func(g *jen.Group) {
			for _, method := range o.Res.Route.Methods[1:] {
				g.Lit(method)
			}
		}),
		jen.Id("Require").Op(":").Lit(map[model.Requirement]string{
			model.RequireTag: "tag", model.RequireAny: "any", model.RequireNone: "none",
		}[o.Res.Require]),
	}
	set := func(name string, is bool) {
		if is {
			elements = append(elements, jen.Id(name).Op(":").True())
		}
	}
	set("Creates", o.Res.Create)
	set("PutValidators", o.Res.PutAlways && o.Res.Serves("PUT"))
	set("PatchJSON", o.Res.PatchJSON)
	set("Stays", !o.moves())
	set("Digest", o.Res.Digest)
	if o.Res.Digest && o.Res.Updates() && o.changes() != nil {
		elements = append(elements, jen.Id("Changed").Op(":").Add(o.testOf("JSON").Call(jen.Id("t"), jen.Id("changed"))))
	}
	if o.Res.Serves("PUT") {
		elements = append(elements, jen.Id("Body").Op(":").Add(o.testOf("JSON").Call(jen.Id("t"), jen.Id("sent"))))
	}
	if o.Res.Serves("PATCH") {
		patch := jen.Lit("{}")
		if o.Res.JSON == nil { // it may not be an object
			patch = o.testOf("Unchanged").Call(jen.Id("t"), jen.Id(o.Local))
		}
		elements = append(elements, jen.Id("Patch").Op(":").Add(patch))
	}
	if o.Res.Updates() {
		elements = append(elements, o.decoded()...)
	}
	return elements
}

// decoded returns the elements of a target that say how its JSON is decoded.
func (o table) decoded() []jen.Code {
	var elements []jen.Code
	if i := slices.IndexFunc(o.Res.JSON, func(m *model.Member) bool { return !slices.Contains(o.Res.Unread, m.Name) }); i >= 0 {
		elements = append(elements, jen.Id("Member").Op(":").Lit(o.Res.JSON[i].Name))
	}
	if o.decodesItself() {
		elements = append(elements, jen.Id("Opaque").Op(":").True())
	}
	return elements
}

// newHandler writes the expression that makes the handler for a request. Without a
// store, the handler serves the resource itself.
func (o table) newHandler() *jen.Statement {
	if o.Res.Route != nil {
		return jen.Id("store").Dot("serving").Call(jen.Id(o.Local))
	}
	signature := jen.Func().Params(jen.Id("stored").Bool(), jen.Id("now").Qual("time", "Time")).Qual("net/http", "Handler")
	return signature.Block(
		jen.Return(jen.Qual("net/http", "HandlerFunc").Call(jen.Func().Params(gosource.Writer(), gosource.Request()).Block(
			jen.If(jen.Op("!").Id("stored")).Block(
				jen.Id(o.Names.Serve).Call(jen.Id("w"), jen.Id("r"), jen.Nil()),
				jen.Return(),
			),
			jen.Id(o.Names.Serve).Call(jen.Id("w"), jen.Id("r"), jen.Id(o.Local)),
		))),
	)
}

// sent writes the variable for the content of a PUT: the resource, with different values
// in fields that a client cannot set. These must be ignored. In a sample, only the
// version and the time are changed, to those of a later state, since other valid values
// are not known.
func (o table) sent(g *jen.Group) {
	g.Id("sent").Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
	if o.sampled() {
		g.Id("store").Dot("Next").Call(jen.Id("sent"), jen.Lit(1))
		return
	}
	sendable := o.sendable()
	there := o.Res.ValidatorFields() // the fixture has allocated what is on the path to these
	for i, f := range sendable {
		value := jen.Lit(7)
		if f.Type.Underlying().(*types.Basic).Info()&types.IsString != 0 {
			value = jen.Lit("sent")
		}
		o.reachIn(g, values.Source{Local: "sent"}, f, append(there, sendable[:i]...)...)
		g.Add(values.Source{Local: "sent"}.Read(f)).Op("=").Add(value)
	}
}
