package handlertest

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// memory writes the store of a generated test.
func (o memory) memory() {
	if o.Res.Collection != nil {
		memoryList{o}.memoryList()
		return
	}
	name := o.Names.Memory
	o.Doc("A %s is %s that holds one %s, or none. What it holds is never changed, only replaced.", name, gosource.Article(o.Names.Store), o.Res.Name)
	o.Type().Id(name).StructFunc(func(g *jen.Group) {
		if o.Res.Writes() {
			g.Id("mu").Qual("sync", "Mutex")
		}
		g.Id(o.Local).Op("*").Add(o.Typ())
		o.blindField(g)
		o.strictField(g)
		if o.Res.Stat {
			g.Id("loads").Op("*").Int().Comment("counts the calls of Get" + o.Names.Title)
		}
		if o.Res.Create || o.Res.Updates() {
			g.Id("writes").Int().Comment("how often something was stored")
		}
		o.latest(g)
	})
	o.Line()
	o.memoryGet()
	if o.Res.Stat {
		o.memoryStat()
	}
	o.memoryWrites()
}

// memoryMethod writes a method of the store that finds a resource.
func (o memory) memoryMethod(name string, params, results []jen.Code, body func(*jen.Group)) {
	o.Func().Params(jen.Id("m").Op("*").Id(o.Names.Memory)).Id(name).Params(params...).Params(results...).BlockFunc(func(g *jen.Group) {
		if o.Res.Writes() {
			g.Id("m").Dot("mu").Dot("Lock").Call()
			g.Defer().Id("m").Dot("mu").Dot("Unlock").Call()
		}
		body(g)
	})
	o.Line()
}

// memoryParams are the parameters of a method that finds a resource.
func (o memory) memoryParams() []jen.Code {
	params := []jen.Code{jen.Id("_").Qual("context", "Context")}
	for _, id := range o.Res.Route.IDs {
		params = append(params, jen.Id(o.IDParam(id)).Add(gosource.TypeCode(id.Field.Type)))
	}
	return params
}

// stored reads the resource that the store holds.
func (o memory) stored() values.Source { return values.Source{Local: "m." + o.Local} }

// absent writes the condition under which the store has nothing for the ids.
func (o memory) absent() *jen.Statement {
	s := jen.Id("m").Dot(o.Local).Op("==").Nil()
	for _, id := range o.Res.Route.IDs {
		s.Op("||").Add(otherValue(id.Field, jen.Id(o.IDParam(id)), o.stored().Read(id.Field)))
	}
	return s
}

// memoryGet writes the store's Get.
func (o memory) memoryGet() {
	results := []jen.Code{jen.Op("*").Add(o.Typ()), jen.Error()}
	o.memoryMethod("Get"+o.Names.Title, o.memoryParams(), results, func(g *jen.Group) {
		if o.Res.Stat {
			g.Op("*").Id("m").Dot("loads").Op("++")
		}
		absent := o.absent()
		if o.blinds() {
			absent = jen.Op("!").Id("m").Dot("blind").Op("&&").Parens(absent)
		}
		g.If(absent).Block(jen.Return(jen.Nil(), jen.Id(o.Names.ErrNotFound)))
		g.Return(jen.Id("m").Dot(o.Local), jen.Nil())
	})
}

// memoryStat writes the store's Stat.
func (o memory) memoryStat() {
	results := []jen.Code{jen.Id(o.Names.Stat), jen.Error()}
	o.memoryMethod("Stat"+o.Names.Title, o.memoryParams(), results, func(g *jen.Group) {
		g.If(o.absent()).Block(jen.Return(jen.Id(o.Names.Stat).Values(), jen.Id(o.Names.ErrNotFound)))
		o.returnStat(g, o.stored())
	})
}

// blindField writes the field that has the store return a row for any ids.
func (o memory) blindField(g *jen.Group) {
	if o.blinds() {
		g.Id("blind").Bool().Comment("Get" + o.Names.Title + " ignores ids")
	}
}

// returnStat writes the end of a store's Stat.
func (o memory) returnStat(g *jen.Group, from values.Source) {
	whole, optional := values.StatOf(o.File, from)
	if len(optional) == 0 {
		g.Return(whole, jen.Nil())
		return
	}
	g.Id("stat").Op(":=").Add(whole)
	for _, line := range optional {
		g.Add(line)
	}
	g.Return(jen.Id("stat"), jen.Nil())
}
