package handlertest

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// memoryWrites writes the methods of the test's store that change it.
func (o memory) memoryWrites() {
	if !o.Res.Writes() {
		return
	}
	if o.Res.Create {
		o.memoryCreate()
	}
	if o.Res.Updates() {
		o.memoryUpdate()
	}
	if o.Res.Serves("DELETE") {
		o.memoryDelete()
	}
	if o.Res.Create || o.Res.Updates() {
		o.memoryNext()
	}
}

// memoryCreate writes the store's Create.
func (o memory) memoryCreate() {
	params := []jen.Code{jen.Id("_").Qual("context", "Context"), o.Param()}
	results := []jen.Code{jen.Op("*").Add(o.Typ()), jen.Error()}
	o.memoryMethod("Create"+o.Names.Title, params, results, func(g *jen.Group) {
		g.If(jen.Id("m").Dot(o.Local).Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Id(o.Names.ErrExists)))
		o.refuseOwned(g)
		o.fillReadOnly(g)
		g.Id("m").Dot("next").Call(jen.Id(o.Local))
		g.Id("m").Dot(o.Local).Op("=").Id(o.Local)
		g.Return(jen.Id(o.Local), jen.Nil())
	})
}

// memoryUpdate writes the store's Update.
func (o memory) memoryUpdate() {
	guard := jen.Id(gosource.GuardName(o.Res)).Add(gosource.TypeCode(o.Res.Guard().Type))
	params := []jen.Code{jen.Id("_").Qual("context", "Context"), o.Param(), guard}
	results := []jen.Code{jen.Op("*").Add(o.Typ()), jen.Error()}
	o.memoryMethod("Update"+o.Names.Title, params, results, func(g *jen.Group) {
		absent := jen.Id("m").Dot(o.Local).Op("==").Nil()
		for _, id := range o.Res.Route.IDs {
			absent.Op("||").Add(otherValue(id.Field, values.Source{Local: o.Local}.Read(id.Field), o.stored().Read(id.Field)))
		}
		g.If(absent).Block(jen.Return(jen.Nil(), jen.Id(o.Names.ErrNotFound)))
		g.If(o.moved(o.stored())).Block(jen.Return(jen.Nil(), jen.Id(o.Names.ErrConflict)))
		o.refuseSent(g, o.stored())
		g.Id("m").Dot("next").Call(jen.Id(o.Local))
		g.Id("m").Dot(o.Local).Op("=").Id(o.Local)
		g.Return(jen.Id(o.Local), jen.Nil())
	})
}

// refuseSent writes the lines by which the store makes sure that nothing
// reaches it that a client has sent and cannot set.
func (o memory) refuseSent(g *jen.Group, from values.Source) {
	var differs []jen.Code
	for _, f := range o.sendable() {
		x := values.Source{Local: o.Local}
		reached := append(x.Pointers(f, "!="), from.Pointers(f, "!=")...)
		differs = append(differs, gosource.AllOf(append(reached, x.Read(f).Op("!=").Add(from.Read(f)))))
	}
	if len(differs) > 0 {
		g.If(gosource.AnyOf(differs)).Block(returnSent())
	}
}

// returnSent leaves with what the store says of a value that a client has sent
// and cannot set.
func returnSent() *jen.Statement {
	return jen.Return(jen.Nil(), jen.Qual("errors", "New").Call(jen.Lit("something that a client cannot set has reached the store")))
}

// memoryDelete writes the store's Delete.
func (o memory) memoryDelete() {
	params := append(o.memoryParams(), o.GuardParams()...)
	o.memoryMethod("Delete"+o.Names.Title, params, []jen.Code{jen.Error()}, func(g *jen.Group) {
		g.If(o.absent()).Block(jen.Return(jen.Id(o.Names.ErrNotFound)))
		g.If(o.reborn(o.stored())).Block(jen.Return(jen.Id(o.Names.ErrConflict)))
		g.Id("m").Dot(o.Local).Op("=").Nil()
		g.Return(jen.Nil())
	})
}

// moved writes the condition under which what is stored is at another version
// than the one given.
func (o memory) moved(from values.Source) *jen.Statement {
	return values.Differ(o.Res.Guard(), jen.Id(gosource.GuardName(o.Res)), from.Read(o.Res.Guard()))
}

// reborn writes the condition under which what is stored is at another version
// than the one given, or of another incarnation.
func (o memory) reborn(from values.Source) *jen.Statement {
	moved := o.moved(from)
	f := o.Res.Incarnation
	if f == nil {
		return moved
	}
	return moved.Op("||").Add(otherValue(f, jen.Id("incarnation"), from.Read(f)))
}

// latest writes the field for what was stored last: the versions of samples go
// on from there, so that none comes back.
func (o memory) latest(g *jen.Group) {
	if o.Res.Version != nil && o.sampled() && (o.Res.Creates() || o.Res.Updates()) {
		g.Id("latest").Op("*").Add(o.Typ()).Comment("what was stored last")
	}
}

// otherValue writes the condition under which two values of a field differ.
func otherValue(f *model.Field, x, y *jen.Statement) *jen.Statement {
	if values.Comparable(f) {
		return x.Op("!=").Add(y)
	}
	return jen.Op("!").Qual("reflect", "DeepEqual").Call(x, y)
}
