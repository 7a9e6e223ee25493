package handlertest

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// newHandlerFunc begins a function that makes the handler for a request.
func newHandlerFunc() *jen.Statement {
	return jen.Func().Params(jen.Id("stored").Bool(), jen.Id("now").Qual("time", "Time")).Qual("net/http", "Handler")
}

// newMounted writes the function that makes a handler with a store in memory,
// which has the elements.
func (o *output) newMounted(store ...jen.Code) *jen.Statement {
	return newHandlerFunc().BlockFunc(func(g *jen.Group) {
		if o.countsLoads() {
			store = append(store, jen.Id("loads").Op(":").Op("&").Id("loads"))
		}
		g.Id("store").Op(":=").Op("&").Id(o.Names.Memory).Values(store...)
		g.If(jen.Id("stored")).Block(o.storedAtFirst())
		g.Id("h").Op(":=").Op("&").Id(o.Names.Handler).ValuesFunc(func(g *jen.Group) {
			g.Id("Store").Op(":").Id("store")
			if gosource.Updates(o.Res) || gosource.Posts(o.Res) {
				g.Id("MaxBody").Op(":").Add(o.testOf("MaxBody"))
			}
			g.Id("Now").Op(":").Func().Params().Qual("time", "Time").Block(jen.Return(jen.Id("now")))
		})
		g.Id("mux").Op(":=").Qual("net/http", "NewServeMux").Call()
		g.Id("h").Dot("Register").Call(jen.Id("mux"))
		g.Return(jen.Id("mux"))
	})
}

// storedAtFirst writes the line that puts the resource of the test into the
// store.
func (o *output) storedAtFirst() *jen.Statement {
	if o.Res.Collection != nil {
		return jen.Id("store").Dot("items").Op("=").Index().Op("*").Add(o.Typ()).Values(jen.Id(o.Local))
	}
	return jen.Id("store").Dot(o.Local).Op("=").Id(o.Local)
}
