package handlertest

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// memory writes the part of a generated test's store that depends on the resource.
// etagentest.Memory does the rest.
func (o memory) memory() {
	name := o.Names.Memory
	o.Doc("A %s is %s in memory.", name, gosource.Article(o.Names.Store))
	o.Type().Id(name).Struct(o.testOf("Memory").Types(o.Pointer()))
	o.Line()
	o.open()
	o.serving()
	if o.Res.Lists() {
		memoryList{o}.memoryList()
	}
	if o.Res.Route != nil {
		o.get()
	}
	if o.Res.Creates() {
		o.create()
	}
	if o.Res.Updates() {
		o.update()
	}
	if o.Res.Serves("DELETE") {
		o.delete()
	}
}

// open writes the function that makes the store.
func (o memory) open() {
	o.Doc("%s returns a store in memory that contains some %s.", o.Names.Open, o.Plural())
	o.Func().Id(o.Names.Open).Params(jen.Id("held").Op("...").Add(o.Pointer())).Op("*").Id(o.Names.Memory).BlockFunc(func(g *jen.Group) {
		if o.goesOn() {
			g.Var().Id("latest").Add(o.Pointer()).Comment("the last stored value: its version must not be used again")
		}
		g.Id("m").Op(":=").Op("&").Id(o.Names.Memory).Values(o.testOf("Memory").Types(o.Pointer()).ValuesFunc(func(g *jen.Group) {
			gosource.Lines(g, o.rules())
		}))
		g.Id("m").Dot("Hold").Call(jen.Id("held").Op("..."))
		g.Return(jen.Id("m"))
	})
	o.Line()
}

// rules returns the elements of the value that contains what depends on the resource.
func (o memory) rules() []jen.Code {
	elements := []jen.Code{jen.Id("Same").Op(":").Add(brief(jen.Func().Params(o.twoOf("x", "y")).Bool(), o.same()))}
	if o.Res.Creates() || o.Res.Updates() {
		elements = append(elements, o.next())
	}
	if differs := o.differs(); len(differs) > 0 && o.Res.Updates() {
		elements = append(elements, jen.Id("Sent").Op(":").Add(brief(jen.Func().Params(o.twoOf(o.Local, "stored")).Bool(), gosource.AnyOf(differs))))
	}
	if filled := o.filled(); len(filled) > 0 {
		elements = append(elements, jen.Id("Filled").Op(":").Add(brief(jen.Func().Params(o.Param()).Bool(), gosource.AnyOf(filled))))
	}
	if fill := o.fillReadOnly(); len(fill) > 0 && o.Res.Creates() {
		elements = append(elements, jen.Id("Fill").Op(":").Func().Params(o.Param()).Block(fill...))
	}
	return append(elements, o.errors()...)
}

// errors returns the elements for the errors of the store.
func (o memory) errors() []jen.Code {
	elements := []jen.Code{jen.Id("NotFound").Op(":").Id(o.Names.ErrNotFound)}
	if o.Res.Creates() {
		elements = append(elements, jen.Id("Exists").Op(":").Id(o.Names.ErrExists))
	}
	if o.Res.Writes() {
		elements = append(elements, jen.Id("Conflict").Op(":").Id(o.Names.ErrConflict))
	}
	if o.Res.Lists() {
		elements = append(elements, jen.Id("BadCursor").Op(":").Id(o.Names.ErrCursor))
	}
	return elements
}

// same writes the condition that x and y have the same ids.
func (o memory) same() *jen.Statement {
	var fields []*model.Field
	if o.Res.Collection != nil {
		fields = o.Res.Collection.Keys
	} else {
		for _, id := range o.Res.Route.IDs {
			fields = append(fields, id.Field)
		}
	}
	unreachable := func(f *model.Field) bool { return len(f.Pointers) > 0 || f.Deref }
	if o.Res.Collection != nil && slices.ContainsFunc(fields, unreachable) {
		return jen.Qual("bytes", "Equal").Call(
			jen.Id(o.Names.AppendID).Call(jen.Nil(), jen.Id("x")),
			jen.Id(o.Names.AppendID).Call(jen.Nil(), jen.Id("y")),
		)
	}
	var alike []jen.Code
	for _, f := range fields {
		alike = append(alike, sameValue(f, values.Source{Local: "x"}.Read(f), values.Source{Local: "y"}.Read(f)))
	}
	if len(alike) == 0 {
		return jen.True()
	}
	return gosource.AllOf(alike)
}

// serving writes the method that returns a function which makes handlers for the store.
func (o memory) serving() {
	o.Doc("serving returns handlers for a store that contains only %s, or nothing.", o.Local)
	clock := jen.Func().Params(jen.Id("stored").Bool(), jen.Id("now").Qual("time", "Time")).Qual("net/http", "Handler")
	o.method("serving", []jen.Code{o.Param()}, clock.Clone(), func(g *jen.Group) {
		g.Return(clock.Clone().Block(
			jen.Id("m").Dot("Only").Call(jen.Id("stored"), jen.Id(o.Local)),
			jen.Return(o.testOf("Mux").Call(jen.Op("&").Id(o.Names.Handler).ValuesFunc(func(g *jen.Group) {
				g.Id("Store").Op(":").Id("m")
				if o.Res.Updates() || o.Res.Posts() {
					g.Id("MaxBody").Op(":").Add(o.testOf("MaxBody"))
				}
				g.Id("Now").Op(":").Add(brief(jen.Func().Params().Qual("time", "Time"), jen.Id("now")))
			}))),
		))
	})
}
