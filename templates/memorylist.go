package templates

import (
	"github.com/dave/jennifer/jen"
)

// memoryList writes the store of a generated test for a collection: it holds
// any number of resources, in the order of their ids.
func (o *output) memoryList() {
	name := o.names.Memory
	o.doc("A %s is %s in memory. What it holds is never changed, only replaced.", name, article(o.names.Store))
	o.Type().Id(name).StructFunc(func(g *jen.Group) {
		g.Id("mu").Qual("sync", "Mutex")
		g.Id("items").Index().Op("*").Add(o.typ()).Comment("in the order of their ids")
		o.blindField(g)
		o.strictField(g)
		g.Id("listed").Map(jen.String()).Op("*").Add(o.typ()).Comment("by its id, what was at the end of a page")
		if o.countsLoads() {
			g.Id("loads").Op("*").Int().Comment("counts how often something whole was asked for")
		}
		if o.res.Creates() || o.res.Writes() || o.res.Collection.Stat {
			g.Id("writes").Int().Comment("how often something was stored or removed")
		}
		o.latest(g)
	})
	o.Line()
	o.memoryFind()
	o.memoryPage()
	if o.res.Collection.Stat {
		o.memoryListStat()
	}
	if o.res.Creates() {
		o.memoryListCreate()
	}
	if o.res.Creates() || o.updates() {
		o.memoryNext()
	}
	if o.res.Route == nil {
		return
	}
	o.memoryListGet()
	if o.updates() {
		o.memoryListUpdate()
	}
	if o.res.Serves("DELETE") {
		o.memoryListDelete()
	}
}

// memoryFind writes the method that finds a resource by its ids.
func (o *output) memoryFind() {
	o.doc("find returns where %s is, or would be, and whether it is there.", o.local)
	o.Func().Params(jen.Id("m").Op("*").Id(o.names.Memory)).Id("find").Params(o.param()).Params(jen.Int(), jen.Bool()).Block(
		jen.Return(jen.Qual("slices", "BinarySearchFunc").Call(jen.Id("m").Dot("items"), jen.Id(o.local),
			jen.Func().Params(jen.List(jen.Id("x"), jen.Id("y")).Op("*").Add(o.typ())).Int().Block(
				jen.Return(jen.Qual("bytes", "Compare").Call(
					jen.Id(o.names.AppendID).Call(jen.Nil(), jen.Id("x")),
					jen.Id(o.names.AppendID).Call(jen.Nil(), jen.Id("y")),
				)),
			))),
	)
	o.Line()
}

// lockedMethod writes a method of the store that holds its lock.
func (o *output) lockedMethod(name string, params, results []jen.Code, body func(*jen.Group)) {
	o.Func().Params(jen.Id("m").Op("*").Id(o.names.Memory)).Id(name).Params(params...).Params(results...).BlockFunc(func(g *jen.Group) {
		g.Id("m").Dot("mu").Dot("Lock").Call()
		g.Defer().Id("m").Dot("mu").Dot("Unlock").Call()
		body(g)
	})
	o.Line()
}

// countLoad writes the line that counts a load.
func (o *output) countLoad(g *jen.Group) {
	if o.countsLoads() {
		g.Op("*").Id("m").Dot("loads").Op("++")
	}
}

func noContext() jen.Code { return jen.Id("_").Qual("context", "Context") }

// memoryListStat writes the store's Stat of a list.
func (o *output) memoryListStat() {
	params := []jen.Code{noContext(), jen.Id("_").Id(o.names.Query)}
	o.lockedMethod("Stat"+o.names.Plural, params, []jen.Code{jen.Id(o.names.ListStat), jen.Error()}, func(g *jen.Group) {
		g.Return(jen.Id(o.names.ListStat).Values(jen.Id("Counter").Op(":").Lit(1).Op("+").Int64().Call(jen.Id("m").Dot("writes"))), jen.Nil())
	})
}

// memoryListCreate writes the store's Create.
func (o *output) memoryListCreate() {
	params := []jen.Code{noContext(), o.param()}
	o.lockedMethod("Create"+o.names.Title, params, []jen.Code{o.pointer(), jen.Error()}, func(g *jen.Group) {
		g.List(jen.Id("i"), jen.Id("found")).Op(":=").Id("m").Dot("find").Call(jen.Id(o.local))
		g.If(jen.Id("found")).Block(jen.Return(jen.Nil(), jen.Id(o.names.ErrExists)))
		o.refuseOwned(g)
		o.fillReadOnly(g)
		g.Id("m").Dot("next").Call(jen.Id(o.local))
		g.Id("m").Dot("items").Op("=").Qual("slices", "Insert").Call(jen.Id("m").Dot("items"), jen.Id("i"), jen.Id(o.local))
		g.Return(jen.Id(o.local), jen.Nil())
	})
}

// byIDs writes the lines that find a resource by the ids in the parameters.
func (o *output) byIDs(g *jen.Group, missing ...jen.Code) {
	wanted := *o
	wanted.local = "wanted"
	f := &fixture{output: &wanted}
	for _, id := range o.res.Route.IDs {
		f.set(id.Field, jen.Id(o.idParam(id)))
	}
	g.Id("wanted").Op(":=").Op("&").Add(o.typ()).Values(f.literal...)
	for _, s := range f.statements {
		g.Add(s)
	}
	o.located(g, "wanted", missing...)
}

// located writes the lines that find a resource.
func (o *output) located(g *jen.Group, what string, missing ...jen.Code) {
	g.List(jen.Id("i"), jen.Id("found")).Op(":=").Id("m").Dot("find").Call(jen.Id(what))
	g.If(jen.Op("!").Id("found")).Block(jen.Return(append(missing, jen.Id(o.names.ErrNotFound))...))
}

// found reads the resource that was found.
func (o *output) found() source { return source{local: "m.items[i]"} }

// memoryListGet writes the store's Get and Stat of one resource.
func (o *output) memoryListGet() {
	params := o.storeParams()
	params[0] = noContext()
	o.lockedMethod("Get"+o.names.Title, params, []jen.Code{o.pointer(), jen.Error()}, func(g *jen.Group) {
		o.countLoad(g)
		if o.blinds() {
			g.If(jen.Id("m").Dot("blind").Op("&&").Len(jen.Id("m").Dot("items")).Op(">").Lit(0)).Block(jen.Return(jen.Id("m").Dot("items").Index(jen.Lit(0)), jen.Nil()))
		}
		o.byIDs(g, jen.Nil())
		g.Return(jen.Id("m").Dot("items").Index(jen.Id("i")), jen.Nil())
	})
	if !o.res.Stat {
		return
	}
	o.lockedMethod("Stat"+o.names.Title, params, []jen.Code{jen.Id(o.names.Stat), jen.Error()}, func(g *jen.Group) {
		o.byIDs(g, jen.Id(o.names.Stat).Values())
		o.returnStat(g, o.found())
	})
}

// memoryListUpdate writes the store's Update.
func (o *output) memoryListUpdate() {
	params := []jen.Code{noContext(), o.param(), jen.Id(o.guardName()).Add(typeCode(o.guard().Type))}
	o.lockedMethod("Update"+o.names.Title, params, []jen.Code{o.pointer(), jen.Error()}, func(g *jen.Group) {
		o.located(g, o.local, jen.Nil())
		g.If(o.moved(o.found())).Block(jen.Return(jen.Nil(), jen.Id(o.names.ErrConflict)))
		o.refuseSent(g, o.found())
		g.Id("m").Dot("next").Call(jen.Id(o.local))
		g.Id("m").Dot("items").Index(jen.Id("i")).Op("=").Id(o.local)
		g.Return(jen.Id(o.local), jen.Nil())
	})
}

// memoryListDelete writes the store's Delete.
func (o *output) memoryListDelete() {
	params := append(o.storeParams(), o.guardParams()...)
	params[0] = noContext()
	o.lockedMethod("Delete"+o.names.Title, params, []jen.Code{jen.Error()}, func(g *jen.Group) {
		o.byIDs(g)
		g.If(o.reborn(o.found())).Block(jen.Return(jen.Id(o.names.ErrConflict)))
		g.Id("m").Dot("writes").Op("++")
		g.Id("m").Dot("items").Op("=").Qual("slices", "Delete").Call(jen.Id("m").Dot("items"), jen.Id("i"), jen.Id("i").Op("+").Lit(1))
		g.Return(jen.Nil())
	})
}
