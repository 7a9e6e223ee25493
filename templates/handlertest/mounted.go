package handlertest

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/values"
)

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
		g.Id("store").Op(assign).Op("&").Id(o.Names.Memory).Values(store...)
		g.If(jen.Id("stored")).Block(o.holdAlone(o.Local))
		g.Id("h").Op(":=").Op("&").Id(o.Names.Handler).ValuesFunc(func(g *jen.Group) {
			g.Id("Store").Op(":").Id("store")
			if o.Res.Updates() || o.Res.Posts() {
				g.Id("MaxBody").Op(":").Add(o.testOf("MaxBody"))
			}
			g.Id("Now").Op(":").Func().Params().Qual("time", "Time").Block(jen.Return(jen.Id("now")))
		})
		g.Id("mux").Op(":=").Qual("net/http", "NewServeMux").Call()
		g.Id("h").Dot("Register").Call(jen.Id("mux"))
		g.Return(jen.Id("mux"))
	})
}

// holdAlone writes the line by which the store holds one resource and nothing
// else.
func (o *output) holdAlone(name string) *jen.Statement {
	if o.Res.Collection != nil {
		return jen.Id("store").Dot("items").Op("=").Index().Op("*").Add(o.Typ()).Values(jen.Id(name))
	}
	return jen.Id("store").Dot(o.Local).Op("=").Id(name)
}

// beside returns a field that joins the entity tag and that Update is not given
// to compare, nil if there is none that a test could change.
func (o *output) beside() *model.Field {
	if !o.Res.Reloads() || (rows{o}).raceRow() == nil {
		return nil
	}
	plain := func(f *model.Field) bool { return len(f.Pointers) == 0 && !f.Deref }
	if i := slices.IndexFunc(o.Res.Derived, plain); i >= 0 {
		return o.Res.Derived[i]
	}
	return nil
}

// runLate writes the call that sends a write whose content is on its way while
// something changes that joins the entity tag.
func (o table) runLate(g *jen.Group, r *row) {
	f := o.beside()
	if f == nil {
		return
	}
	g.Add(o.testOf("RunLate")).Call(jen.Id("t"), jen.Id("target"), o.testOf("Case").Add(r.code()), jen.Func().Params().Bool().Block(
		jen.Id("late").Op(":=").Id(o.Names.Fixture).Call(jen.Id("t")),
		jen.Id(o.Names.Writer).Values().Dot("Adopt").Call(jen.Id("late"), jen.Id(o.Local)),
		o.holdAlone("late"),
		jen.Return(o.testOf("Disturb").Call(jen.Op("&").Add(values.Source{Local: "late"}.Read(f)))),
	))
}
