package client

import (
	gotypes "go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/handlertest"
	"github.com/etagen/etagen/templates/values"
)

// A test is an unfinished book_client_etagen_test.go.
type test struct{ *output }

// RenderTest returns the source of the test of a resource's client. It uses the store
// and the fixture of the handler's test. If there is none, it uses a server for one
// document, and its own fixture.
func RenderTest(pkg gosource.Package, res *model.Resource) ([]byte, error) {
	o := test{&output{gosource.New(pkg, res)}}
	o.function()
	if res.ClientOnly() {
		handlertest.Fixture(o.File)
	}
	o.open()
	return o.Bytes()
}

// function writes the test.
func (o test) function() {
	does := "returns nothing that is not stored"
	if o.changes() {
		does = "acknowledges no change that was not made"
	}
	o.Doc("%s checks that the client of %s %s, whatever the network does.", o.Names.ClientTest, o.AType(), does)
	o.Func().Id(o.Names.ClientTest).Params(jen.Id("t").Op("*").Qual("testing", "T")).BlockFunc(func(g *jen.Group) {
		g.Id(o.Local).Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
		g.Add(o.Runner("RunClient")).Call(jen.Id("t"), o.Runner("Client").ValuesFunc(func(g *jen.Group) { gosource.Lines(g, o.elements()) }))
	})
	o.Line()
}

// elements returns the elements of the value that describes what is tested.
func (o test) elements() []jen.Code {
	elements := []jen.Code{
		jen.Id("Handler").Op(":").Id(o.Names.Open).Call().Dot("serving").Call(jen.Id(o.Local)),
		jen.Id("Stored").Op(":").Id(o.Local),
		jen.Id("Tag").Op(":").Id(o.Names.ETag).Call(jen.Id(o.Local)),
	}
	if o.Res.ClientOnly() {
		ids := jen.Id(o.Names.Remote).Dot("IDs").Call(jen.Id(o.Local))
		elements = []jen.Code{
			jen.Id("Handler").Op(":").Add(o.Runner("ServeDocument")).Call(jen.Id("t"), jen.Lit(o.Res.Route.Pattern), ids, jen.Id(o.Local)),
			jen.Id("Stored").Op(":").Id(o.Local),
			jen.Id("Tag").Op(":").Add(o.Runner("DocumentTag")),
		}
	}
	if o.changes() {
		elements = append(elements, jen.Id("Unknown").Op(":").Id(o.Names.ErrUnknown))
	}
	if o.Res.Validate != nil && !o.Res.ClientOnly() {
		elements = append(elements, jen.Id("Validates").Op(":").True())
	}
	return append(elements, jen.Id("Open").Op(":").Func().Params(jen.Id("wire").Qual("net/http", "RoundTripper")).Add(o.Runner("Calls")).Block(
		jen.Return(jen.Id(o.opener()).Call(jen.Id("wire"), jen.Id(o.Local))),
	))
}

// opener returns the name of the function that opens a client.
func (o test) opener() string { return "openTest" + o.Names.Title + "Client" }

// open writes the function that opens a client.
func (o test) open() {
	o.Doc("%s returns the calls of a client for %s.", o.opener(), o.Local)
	o.Func().Id(o.opener()).Params(jen.Id("wire").Qual("net/http", "RoundTripper"), o.Param()).Add(o.Runner("Calls")).BlockFunc(func(g *jen.Group) {
		g.Id("client").Op(":=").Op("&").Id(o.Names.Client).Values(
			jen.Id("BaseURL").Op(":").Lit("http://client.test"),
			jen.Id("HTTP").Op(":").Op("&").Qual("net/http", "Client").Values(jen.Id("Transport").Op(":").Id("wire")),
			jen.Id("Cache").Op(":").Id(o.Names.NewCache).Call(jen.Lit(1).Op("<<").Lit(20)),
		)
		g.Return(o.Runner("Calls").ValuesFunc(func(g *jen.Group) { gosource.Lines(g, o.calls()) }))
	})
	o.Line()
}

// calls returns the elements for the methods of the client.
func (o test) calls() []jen.Code {
	calls := []jen.Code{
		jen.Id("Get").Op(":").Func().Params().Params(o.Any(), jen.String(), jen.Error()).Block(
			jen.List(jen.Id("got"), jen.Id("tag"), jen.Err()).Op(":=").Id("client").Dot("Get").Call(o.args()...),
			jen.Return(jen.Id("got"), jen.String().Call(jen.Id("tag")), jen.Err()),
		),
	}
	if members := o.settable(); len(members) > 0 {
		change := jen.Func().Params(jen.Id("changed").Op("*").Add(o.Typ())).Error().Block(jen.Id("change").Call(jen.Id("changed")), jen.Return(jen.Nil()))
		calls = append(calls,
			jen.Id("Update").Op(":").Func().Params(jen.Id("change").Func().Params(o.Any())).Error().Block(
				jen.List(jen.Id("_"), jen.Id("_"), jen.Err()).Op(":=").Id("client").Dot("Update").Call(o.args(change)...),
				jen.Return(jen.Err()),
			),
			jen.Id("Members").Op(":").Func().Params(jen.Id("value").Add(o.Any())).Index().Add(o.Any()).Block(
				jen.Id("changed").Op(":=").Id("value").Assert(o.Pointer()),
				jen.Return(jen.Index().Add(o.Any()).ValuesFunc(func(g *jen.Group) {
					for _, m := range members {
						g.Op("&").Add(values.Source{Local: "changed"}.Read(m))
					}
				})),
			),
		)
	}
	return append(append(calls, o.sends()...), o.list()...)
}

// sends returns the elements for the methods that send the value, and for Delete.
func (o test) sends() []jen.Code {
	var calls []jen.Code
	value, tag := jen.Id("value").Add(o.Any()), jen.Id("tag").String()
	send := func(name string, params ...jen.Code) {
		args := []jen.Code{background(), jen.Id("value").Assert(o.Pointer())}
		if len(params) > 1 {
			args = append(args, jen.Id(o.Names.ClientTag).Call(jen.Id("tag")))
		}
		calls = append(calls, jen.Id(name).Op(":").Func().Params(params...).Error().Block(
			jen.List(jen.Id("_"), jen.Id("_"), jen.Err()).Op(":=").Id("client").Dot(name).Call(args...),
			jen.Return(jen.Err()),
		))
	}
	if len(o.settable()) > 0 && o.Res.Serves("PUT") && !o.Res.ClientOnly() { // the test requires that members unknown to Put are kept
		send("Put", value, tag)
	}
	if o.Res.Create {
		send("PutNew", value)
	}
	if o.Res.Posts() && !o.Res.ClientOnly() {
		send("Create", value)
	}
	if o.Res.ClientWrites() && o.Res.Serves("DELETE") {
		calls = append(calls, jen.Id("Delete").Op(":").Func().Params(tag).Error().Block(
			jen.Return(jen.Id("client").Dot("Delete").Call(o.args(jen.Id(o.Names.ClientTag).Call(jen.Id("tag")))...)),
		))
	}
	return calls
}

// list returns the element for the list. The server for one document has no list.
func (o test) list() []jen.Code {
	if !o.Res.Lists() || o.Res.ClientOnly() {
		return nil
	}
	parents := jen.Dict{}
	for _, id := range o.Res.Collection.IDs {
		parents[jen.Id(model.UpperFirst(id.Field.Name()))] = values.Source{Local: o.Local}.Read(id.Field)
	}
	visit := jen.Func().Params(jen.Id("item").Add(o.Pointer()), jen.Err().Error()).Bool().Block(
		jen.List(jen.Id("all"), jen.Id("failed")).Op("=").List(jen.Append(jen.Id("all"), jen.Id("item")), jen.Err()),
		jen.Return(jen.True()),
	)
	return []jen.Code{jen.Id("List").Op(":").Func().Params().Params(jen.Id("all").Index().Add(o.Any()), jen.Id("failed").Error()).Block(
		jen.Id("client").Dot("All").Call(background(), jen.Id(o.Names.Query).Values(parents)).Call(visit),
		jen.Return(jen.Id("all"), jen.Id("failed")),
	)}
}

// background returns the context of calls.
func background() *jen.Statement { return jen.Qual("context", "Background").Call() }

// args returns the arguments of a call for the resource, followed by more.
func (o test) args(more ...jen.Code) []jen.Code {
	args := []jen.Code{background()}
	for _, id := range o.Res.Route.IDs {
		args = append(args, values.Source{Local: o.Local}.Read(id.Field))
	}
	return append(args, more...)
}

// settable returns the fields that a test can change by Update. A version that only its
// own methods can fill does not change in the store of the test.
func (o test) settable() []*model.Field {
	if !o.updates() || !o.Res.ClientOnly() && o.Res.Version != nil && values.IsOpaque(o.Res.Version) {
		return nil
	}
	var all []*model.Field
	for _, m := range o.Res.JSON {
		basic, ok := m.Field.Type.Underlying().(*gotypes.Basic)
		isID := slices.ContainsFunc(o.Res.Route.IDs, func(id *model.ID) bool { return id.Field.Is(m.Field) })
		if !ok || isID || o.Res.IsKept(m.Field) || m.AsString || len(m.Field.Pointers) > 0 || m.Field.Deref || gosource.EncodesItself(m.Field.Type) {
			continue
		}
		if basic.Info()&(gotypes.IsString|gotypes.IsInteger) != 0 && !gosource.IsNumber(m.Field.Type) {
			all = append(all, m.Field)
		}
	}
	return all
}
