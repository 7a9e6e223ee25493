package templates

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// memoryName is the type of the store of a generated test.
func (o *output) memoryName() string { return "test" + o.names.Title + "Memory" }

// memory writes the store of a generated test.
func (o *output) memory() {
	name := o.memoryName()
	o.doc("A %s is %s that holds one %s, or none.", name, article(o.names.Store), o.res.Name)
	o.Type().Id(name).StructFunc(func(g *jen.Group) {
		g.Id(o.local).Op("*").Add(o.typ())
		if o.res.Stat {
			g.Id("loads").Op("*").Int().Comment("counts the calls of Get" + o.names.Title)
		}
	})
	o.Line()
	o.memoryGet()
	if o.res.Stat {
		o.memoryStat()
	}
}

// memoryMethod begins a method of the store that finds a resource.
func (o *output) memoryMethod(name string, result jen.Code) *jen.Statement {
	params := o.storeParams()
	params[0] = jen.Id("_").Qual("context", "Context")
	for i, id := range o.res.Route.IDs {
		if !comparable(id) {
			params[i+1] = jen.Id("_").Add(typeCode(id.Field.Type))
		}
	}
	return o.Func().Params(jen.Id("m").Op("*").Id(o.memoryName())).Id(name).Params(params...).Params(result, jen.Error())
}

// comparable tells whether the store can compare an id with ==.
func comparable(id *annotations.ID) bool { return types.Comparable(id.Field.Type) }

// absent writes the condition under which the store has nothing for the ids.
func (o *output) absent() *jen.Statement {
	stored := jen.Id("m").Dot(o.local)
	s := stored.Clone().Op("==").Nil()
	for _, id := range o.res.Route.IDs {
		if comparable(id) {
			s.Op("||").Id(o.idParam(id)).Op("!=").Add(stored.Clone())
			for _, name := range id.Field.Selector {
				s.Dot(name)
			}
		}
	}
	return s
}

// memoryGet writes the store's Get.
func (o *output) memoryGet() {
	o.memoryMethod("Get"+o.names.Title, jen.Op("*").Add(o.typ())).BlockFunc(func(g *jen.Group) {
		if o.res.Stat {
			g.Op("*").Id("m").Dot("loads").Op("++")
		}
		g.If(o.absent()).Block(jen.Return(jen.Nil(), jen.Id(o.names.ErrNotFound)))
		g.Return(jen.Id("m").Dot(o.local), jen.Nil())
	})
	o.Line()
}

// memoryStat writes the store's Stat.
func (o *output) memoryStat() {
	stored := source{local: "m." + o.local}
	o.memoryMethod("Stat"+o.names.Title, jen.Id(o.names.Stat)).Block(
		jen.If(o.absent()).Block(jen.Return(jen.Id(o.names.Stat).Values(), jen.Id(o.names.ErrNotFound))),
		jen.Return(jen.Id(o.names.Stat).ValuesFunc(func(g *jen.Group) {
			for _, f := range o.statFields() {
				g.Id(o.statField(f)).Op(":").Add(stored.read(f))
			}
		}), jen.Nil()),
	)
	o.Line()
}
