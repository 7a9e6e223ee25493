package templates

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// memory writes the store of a generated test.
func (o *output) memory() {
	if o.res.Collection != nil {
		o.memoryList()
		return
	}
	name := o.names.Memory
	o.doc("A %s is %s that holds one %s, or none. What it holds is never changed, only replaced.", name, article(o.names.Store), o.res.Name)
	o.Type().Id(name).StructFunc(func(g *jen.Group) {
		if o.res.Writes() {
			g.Id("mu").Qual("sync", "Mutex")
		}
		g.Id(o.local).Op("*").Add(o.typ())
		o.blindField(g)
		o.strictField(g)
		if o.res.Stat {
			g.Id("loads").Op("*").Int().Comment("counts the calls of Get" + o.names.Title)
		}
		if o.res.Create || o.updates() {
			g.Id("writes").Int().Comment("how often something was stored")
		}
		o.latest(g)
	})
	o.Line()
	o.memoryGet()
	if o.res.Stat {
		o.memoryStat()
	}
	o.memoryWrites()
}

// memoryMethod writes a method of the store that finds a resource.
func (o *output) memoryMethod(name string, params, results []jen.Code, body func(*jen.Group)) {
	o.Func().Params(jen.Id("m").Op("*").Id(o.names.Memory)).Id(name).Params(params...).Params(results...).BlockFunc(func(g *jen.Group) {
		if o.res.Writes() {
			g.Id("m").Dot("mu").Dot("Lock").Call()
			g.Defer().Id("m").Dot("mu").Dot("Unlock").Call()
		}
		body(g)
	})
	o.Line()
}

// memoryParams are the parameters of a method that finds a resource.
func (o *output) memoryParams() []jen.Code {
	params := []jen.Code{jen.Id("_").Qual("context", "Context")}
	for _, id := range o.res.Route.IDs {
		params = append(params, jen.Id(o.idParam(id)).Add(typeCode(id.Field.Type)))
	}
	return params
}

// comparable reports whether values of a field can be compared with ==, and are
// equal when they say the same.
func comparable(f *annotations.Field) bool {
	return types.Comparable(f.Type) && !nilable(f.Type)
}

// otherValue writes the condition under which two values of a field differ.
func otherValue(f *annotations.Field, x, y *jen.Statement) *jen.Statement {
	if comparable(f) {
		return x.Op("!=").Add(y)
	}
	return jen.Op("!").Qual("reflect", "DeepEqual").Call(x, y)
}

// stored reads the resource that the store holds.
func (o *output) stored() source { return source{local: "m." + o.local} }

// absent writes the condition under which the store has nothing for the ids.
func (o *output) absent() *jen.Statement {
	s := jen.Id("m").Dot(o.local).Op("==").Nil()
	for _, id := range o.res.Route.IDs {
		s.Op("||").Add(otherValue(id.Field, jen.Id(o.idParam(id)), o.stored().read(id.Field)))
	}
	return s
}

// memoryGet writes the store's Get.
func (o *output) memoryGet() {
	results := []jen.Code{jen.Op("*").Add(o.typ()), jen.Error()}
	o.memoryMethod("Get"+o.names.Title, o.memoryParams(), results, func(g *jen.Group) {
		if o.res.Stat {
			g.Op("*").Id("m").Dot("loads").Op("++")
		}
		absent := o.absent()
		if o.blinds() {
			absent = jen.Op("!").Id("m").Dot("blind").Op("&&").Parens(absent)
		}
		g.If(absent).Block(jen.Return(jen.Nil(), jen.Id(o.names.ErrNotFound)))
		g.Return(jen.Id("m").Dot(o.local), jen.Nil())
	})
}

// memoryStat writes the store's Stat.
func (o *output) memoryStat() {
	results := []jen.Code{jen.Id(o.names.Stat), jen.Error()}
	o.memoryMethod("Stat"+o.names.Title, o.memoryParams(), results, func(g *jen.Group) {
		g.If(o.absent()).Block(jen.Return(jen.Id(o.names.Stat).Values(), jen.Id(o.names.ErrNotFound)))
		o.returnStat(g, o.stored())
	})
}

// blinds reports whether the store can return a row for the ids of another one:
// if there are ids in the path.
func (o *output) blinds() bool { return o.res.Route != nil && len(o.res.Route.IDs) > 0 }

// blindField writes the field that has the store return a row for any ids.
func (o *output) blindField(g *jen.Group) {
	if o.blinds() {
		g.Id("blind").Bool().Comment("Get" + o.names.Title + " ignores ids")
	}
}
