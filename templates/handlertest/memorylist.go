package handlertest

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// memoryList writes the store of a generated test for a collection: it holds
// any number of resources, in the order of their ids.
func (o memoryList) memoryList() {
	name := o.Names.Memory
	o.Doc("A %s is %s in memory. What it holds is never changed, only replaced.", name, gosource.Article(o.Names.Store))
	o.Type().Id(name).StructFunc(func(g *jen.Group) {
		g.Id("mu").Qual("sync", "Mutex")
		g.Id("items").Index().Op("*").Add(o.Typ()).Comment("in the order of their ids")
		o.blindField(g)
		o.strictField(g)
		g.Id("listed").Map(jen.String()).Op("*").Add(o.Typ()).Comment("by its id, what was at the end of a page")
		if o.countsLoads() {
			g.Id("loads").Op("*").Int().Comment("counts how often something whole was asked for")
		}
		if o.Res.Creates() || o.Res.Writes() || o.Res.Collection.Stat {
			g.Id("writes").Int().Comment("how often something was stored or removed")
		}
		o.latest(g)
	})
	o.Line()
	o.memoryFind()
	o.memoryPage()
	if o.Res.Collection.Stat {
		o.memoryListStat()
	}
	if o.Res.Creates() {
		o.memoryListCreate()
	}
	if o.Res.Creates() || o.Res.Updates() {
		o.memoryNext()
	}
	if o.Res.Route == nil {
		return
	}
	o.memoryListGet()
	if o.Res.Updates() {
		o.memoryListUpdate()
	}
	if o.Res.Serves("DELETE") {
		o.memoryListDelete()
	}
}

// memoryFind writes the method that finds a resource by its ids.
func (o memoryList) memoryFind() {
	o.Doc("find returns where %s is, or would be, and whether it is there.", o.Local)
	o.Func().Params(jen.Id("m").Op("*").Id(o.Names.Memory)).Id("find").Params(o.Param()).Params(jen.Int(), jen.Bool()).Block(
		jen.Return(jen.Qual("slices", "BinarySearchFunc").Call(jen.Id("m").Dot("items"), jen.Id(o.Local),
			jen.Func().Params(jen.List(jen.Id("x"), jen.Id("y")).Op("*").Add(o.Typ())).Int().Block(
				jen.Return(jen.Qual("bytes", "Compare").Call(
					jen.Id(o.Names.AppendID).Call(jen.Nil(), jen.Id("x")),
					jen.Id(o.Names.AppendID).Call(jen.Nil(), jen.Id("y")),
				)),
			))),
	)
	o.Line()
}

// lockedMethod writes a method of the store that holds its lock.
func (o memoryList) lockedMethod(name string, params, results []jen.Code, body func(*jen.Group)) {
	o.Func().Params(jen.Id("m").Op("*").Id(o.Names.Memory)).Id(name).Params(params...).Params(results...).BlockFunc(func(g *jen.Group) {
		g.Id("m").Dot("mu").Dot("Lock").Call()
		g.Defer().Id("m").Dot("mu").Dot("Unlock").Call()
		body(g)
	})
	o.Line()
}

// countLoad writes the line that counts a load.
func (o memoryList) countLoad(g *jen.Group) {
	if o.countsLoads() {
		g.Op("*").Id("m").Dot("loads").Op("++")
	}
}

func noContext() jen.Code { return jen.Id("_").Qual("context", "Context") }

// memoryListStat writes the store's Stat of a list.
func (o memoryList) memoryListStat() {
	params := []jen.Code{noContext(), jen.Id("_").Id(o.Names.Query)}
	o.lockedMethod("Stat"+o.Names.Plural, params, []jen.Code{jen.Id(o.Names.ListStat), jen.Error()}, func(g *jen.Group) {
		g.Return(jen.Id(o.Names.ListStat).Values(jen.Id("Counter").Op(":").Lit(1).Op("+").Int64().Call(jen.Id("m").Dot("writes"))), jen.Nil())
	})
}

// memoryListCreate writes the store's Create.
func (o memoryList) memoryListCreate() {
	params := []jen.Code{noContext(), o.Param()}
	o.lockedMethod("Create"+o.Names.Title, params, []jen.Code{o.Pointer(), jen.Error()}, func(g *jen.Group) {
		g.List(jen.Id("i"), jen.Id("found")).Op(":=").Id("m").Dot("find").Call(jen.Id(o.Local))
		g.If(jen.Id("found")).Block(jen.Return(jen.Nil(), jen.Id(o.Names.ErrExists)))
		o.refuseOwned(g)
		o.fillReadOnly(g)
		g.Id("m").Dot("next").Call(jen.Id(o.Local))
		g.Id("m").Dot("items").Op("=").Qual("slices", "Insert").Call(jen.Id("m").Dot("items"), jen.Id("i"), jen.Id(o.Local))
		g.Return(jen.Id(o.Local), jen.Nil())
	})
}

// byIDs writes the lines that find a resource by the ids in the parameters.
func (o memoryList) byIDs(g *jen.Group, missing ...jen.Code) {
	f := values.NewComposite(o.File, "wanted")
	for _, id := range o.Res.Route.IDs {
		f.Set(id.Field, jen.Id(o.IDParam(id)))
	}
	g.Id("wanted").Op(":=").Op("&").Add(o.Typ()).Values(f.Literal...)
	for _, s := range f.Statements {
		g.Add(s)
	}
	o.located(g, "wanted", missing...)
}

// located writes the lines that find a resource.
func (o memoryList) located(g *jen.Group, what string, missing ...jen.Code) {
	g.List(jen.Id("i"), jen.Id("found")).Op(":=").Id("m").Dot("find").Call(jen.Id(what))
	g.If(jen.Op("!").Id("found")).Block(jen.Return(append(missing, jen.Id(o.Names.ErrNotFound))...))
}

// found reads the resource that was found.
func (o memoryList) found() values.Source { return values.Source{Local: "m.items[i]"} }

// memoryListGet writes the store's Get and Stat of one resource.
func (o memoryList) memoryListGet() {
	params := o.StoreParams()
	params[0] = noContext()
	o.lockedMethod("Get"+o.Names.Title, params, []jen.Code{o.Pointer(), jen.Error()}, func(g *jen.Group) {
		o.countLoad(g)
		if o.blinds() {
			g.If(jen.Id("m").Dot("blind").Op("&&").Len(jen.Id("m").Dot("items")).Op(">").Lit(0)).Block(jen.Return(jen.Id("m").Dot("items").Index(jen.Lit(0)), jen.Nil()))
		}
		o.byIDs(g, jen.Nil())
		g.Return(jen.Id("m").Dot("items").Index(jen.Id("i")), jen.Nil())
	})
	if !o.Res.Stat {
		return
	}
	o.lockedMethod("Stat"+o.Names.Title, params, []jen.Code{jen.Id(o.Names.Stat), jen.Error()}, func(g *jen.Group) {
		o.byIDs(g, jen.Id(o.Names.Stat).Values())
		o.returnStat(g, o.found())
	})
}

// memoryListUpdate writes the store's Update.
func (o memoryList) memoryListUpdate() {
	params := []jen.Code{noContext(), o.Param(), jen.Id(gosource.GuardName(o.Res)).Add(gosource.TypeCode(o.Res.Guard().Type))}
	o.lockedMethod("Update"+o.Names.Title, params, []jen.Code{o.Pointer(), jen.Error()}, func(g *jen.Group) {
		o.located(g, o.Local, jen.Nil())
		g.If(o.moved(o.found())).Block(jen.Return(jen.Nil(), jen.Id(o.Names.ErrConflict)))
		o.refuseSent(g, o.found())
		g.Id("m").Dot("next").Call(jen.Id(o.Local))
		g.Id("m").Dot("items").Index(jen.Id("i")).Op("=").Id(o.Local)
		g.Return(jen.Id(o.Local), jen.Nil())
	})
}

// memoryListDelete writes the store's Delete.
func (o memoryList) memoryListDelete() {
	params := append(o.StoreParams(), o.GuardParams()...)
	params[0] = noContext()
	o.lockedMethod("Delete"+o.Names.Title, params, []jen.Code{jen.Error()}, func(g *jen.Group) {
		o.byIDs(g)
		g.If(o.reborn(o.found())).Block(jen.Return(jen.Id(o.Names.ErrConflict)))
		g.Id("m").Dot("writes").Op("++")
		g.Id("m").Dot("items").Op("=").Qual("slices", "Delete").Call(jen.Id("m").Dot("items"), jen.Id("i"), jen.Id("i").Op("+").Lit(1))
		g.Return(jen.Nil())
	})
}
