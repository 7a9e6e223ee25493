package handlertest

import (
	"fmt"
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// suite writes the function that holds a store of the user's to what a handler
// relies on, and the test that runs it on the store in memory.
func (o suite) suite() {
	name := o.Names.Suite
	o.Doc("%s holds %s to what %s relies on. open returns a store of its own each time, %s. Call it from a test of the real store; a store of another package gets at it by an export_test.go here that gives it an exported name.",
		name, gosource.Article(o.Names.Store), gosource.Article(o.Names.Handler), o.storeAtFirst())
	o.Func().Id(name).Params(testingT(), jen.Id("open").Func().Params(jen.Op("*").Qual("testing", "T")).Id(o.Names.Store)).BlockFunc(func(g *jen.Group) {
		o.sameIDs(g)
		g.Add(o.testOf("RunStore")).Call(jen.Id("t"), jen.Func().Params(testingT()).Add(o.suiteStore()).BlockFunc(func(g *jen.Group) {
			g.List(jen.Id("ctx"), jen.Id("store")).Op(":=").List(jen.Qual("context", "Background").Call(), jen.Id("open").Call(jen.Id("t")))
			elements := o.suiteElements()
			if o.suitesLists() {
				elements = append(elements, o.listSuite(g))
			}
			g.Return(o.suiteStore().ValuesFunc(func(g *jen.Group) { gosource.Lines(g, elements) }))
		}))
	})
	o.Line()
	if o.tagged() && o.moves() {
		o.suiteOfMemory(name)
	}
}

// suiteOfMemory writes the test that runs the suite on the store in memory.
func (o suite) suiteOfMemory(name string) {
	o.Doc("%s holds the store of these tests to the same.", o.Names.SuiteTest)
	o.Func().Id(o.Names.SuiteTest).Params(testingT()).Block(
		jen.Id(name).Call(jen.Id("t"), jen.Func().Params(testingT()).Id(o.Names.Store).Block(
			jen.Return(jen.Op("&").Id(o.Names.Memory).ValuesFunc(func(g *jen.Group) {
				b := jen.Id(o.Names.Fixture).Call(jen.Id("t"))
				if o.Res.Collection != nil {
					g.Id("items").Op(":").Index().Op("*").Add(o.Typ()).Values(b)
				} else {
					g.Id(o.Local).Op(":").Add(b)
				}
				if o.countsLoads() {
					g.Id("loads").Op(":").New(jen.Int())
				}
			})),
		)),
	)
	o.Line()
}

// storeAtFirst says what a store for the suite has to hold.
func (o suite) storeAtFirst() string {
	holds := fmt.Sprintf("which holds what %s(t) returns and nothing else", o.Names.Fixture)
	if o.Res.Creates() {
		return holds + ", or nothing at all"
	}
	return holds
}

// suiteStore is the type through which the suite knows the store.
func (o suite) suiteStore() *jen.Statement {
	return o.testOf("Store").Types(jen.Op("*").Add(o.Typ()))
}

// suiteElements are the elements of the value through which the suite knows
// the store.
func (o suite) suiteElements() []jen.Code {
	elements := []jen.Code{jen.Id("Name").Op(":").Lit(o.Names.Title)}
	if o.sampled() {
		elements = append(elements, jen.Id("Sample").Op(":").Lit(o.Res.Sample.Func))
	}
	var ids []*model.Field
	for _, id := range o.Res.Route.IDs {
		ids = append(ids, id.Field)
	}
	elements = append(elements,
		jen.Id("NotFound").Op(":").Id(o.Names.ErrNotFound),
		jen.Id("ETag").Op(":").Id(o.Names.ETag),
		jen.Id("Modified").Op(":").Func().Params(o.Param()).Qual("time", "Time").Block(jen.Return(values.DateOf(o.File, values.Source{Local: o.Local}))),
		jen.Id("New").Op(":").Func().Params().Add(o.Pointer()).Block(jen.Return(jen.Id(o.Names.Fixture).Call(jen.Id("t")))),
		jen.Id("IDs").Op(":").Add(o.pointersTo(ids)),
		jen.Id("Get").Op(":").Func().Params(jen.Id("at").Add(o.Pointer())).Add(o.orError()).Block(o.suiteCall("Get", o.suiteArgs()...)),
	)
	if o.Res.Stat {
		elements = append(elements, jen.Id("Stat").Op(":").Add(o.suiteStat()))
	}
	return append(elements, o.suiteWrites()...)
}

// suiteWrites are the elements for what changes the store.
func (o suite) suiteWrites() []jen.Code {
	var elements []jen.Code
	if o.Res.Writes() {
		elements = append(elements, jen.Id("Conflict").Op(":").Id(o.Names.ErrConflict))
	}
	if o.Res.Updates() {
		guard := values.Source{Local: "stored"}.Read(o.Res.Guard())
		elements = append(elements,
			jen.Id("Change").Op(":").Add(o.suiteChange()),
			jen.Id("Update").Op(":").Func().Params(jen.List(jen.Id("changed"), jen.Id("stored")).Add(o.Pointer())).Add(o.orError()).Block(
				o.suiteCall("Update", jen.Id("ctx"), jen.Id("changed"), guard)),
		)
	}
	if o.Res.Serves("DELETE") {
		elements = append(elements, jen.Id("Delete").Op(":").Func().Params(jen.List(jen.Id("at"), jen.Id("stored")).Add(o.Pointer())).Error().Block(
			o.suiteCall("Delete", append(o.suiteArgs(), o.storedGuards()...)...)))
	}
	if o.Res.Creates() {
		elements = append(elements,
			jen.Id("Exists").Op(":").Id(o.Names.ErrExists),
			jen.Id("Create").Op(":").Func().Params(o.Param()).Add(o.orError()).Block(o.suiteCall("Create", jen.Id("ctx"), jen.Id(o.Local))),
		)
	}
	if f := o.Res.Modified; f != nil && f.Kind == model.AsTime {
		elements = append(elements, jen.Id("DatesStay").Op(":").True())
	}
	if o.Res.Posts() && !o.Res.Create {
		elements = append(elements, jen.Id("Picks").Op(":").True())
	}
	return elements
}

// suiteCall writes the line that returns what a method of the store does.
func (o suite) suiteCall(verb string, args ...jen.Code) *jen.Statement {
	return jen.Return(jen.Id("store").Dot(verb + o.Names.Title).Call(args...))
}

// orError are the results of a method that returns a resource.
func (o suite) orError() *jen.Statement { return jen.Params(o.Pointer(), jen.Error()) }

// pointersTo writes the function that returns pointers to fields.
func (o suite) pointersTo(fields []*model.Field) *jen.Statement {
	if len(fields) == 0 {
		return jen.Func().Params(o.Pointer()).Index().Interface().Block(jen.Return(jen.Nil()))
	}
	return jen.Func().Params(o.Param()).Index().Interface().Block(jen.Return(jen.Index().Interface().ValuesFunc(func(g *jen.Group) {
		for _, f := range fields {
			g.Op("&").Add(values.Source{Local: o.Local}.Whole(f))
		}
	})))
}

// suiteArgs are the context and the ids of the resource.
func (o suite) suiteArgs() []jen.Code {
	args := []jen.Code{jen.Id("ctx")}
	for _, id := range o.Res.Route.IDs {
		args = append(args, values.Source{Local: "at"}.Read(id.Field))
	}
	return args
}

// storedGuards are the expressions for what a deletion is compared by.
func (o suite) storedGuards() []jen.Code {
	var args []jen.Code
	for _, f := range o.Res.StoredFields()[len(o.Res.Route.IDs):] {
		args = append(args, values.Source{Local: "stored"}.Read(f))
	}
	return args
}

// suiteStat writes the function that tells the validators by the store's Stat.
func (o suite) suiteStat() *jen.Statement {
	stat := values.Source{Local: "stat", Field: o.Res.StatField}
	return jen.Func().Params(jen.Id("at").Add(o.Pointer())).Params(jen.String(), jen.Qual("time", "Time"), jen.Error()).Block(
		jen.List(jen.Id("stat"), jen.Err()).Op(":=").Id("store").Dot("Stat"+o.Names.Title).Call(o.suiteArgs()...),
		jen.Return(
			jen.String().Call(jen.Id("stat").Dot("appendTag").Call(jen.Nil())),
			values.DateOf(o.File, stat),
			jen.Err(),
		),
	)
}

// suiteChange writes the function that changes the content of what is stored.
func (o suite) suiteChange() *jen.Statement {
	return jen.Func().Params(jen.Id("stored").Add(o.Pointer()), jen.Id("n").Int()).Add(o.Pointer()).BlockFunc(func(g *jen.Group) {
		o.change(g)
		g.Return(jen.Id(o.Local))
	})
}

// change writes the lines that make a resource of what is stored, with other
// content for each n. The content of a sample stays as it is: what else would be
// valid is not known.
func (o suite) change(g *jen.Group) {
	g.Id(o.Local).Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
	g.Id(o.Names.Writer).Values().Dot("Adopt").Call(jen.Id(o.Local), jen.Id("stored"))
	if f := o.changeable(); f != nil && !o.sampled() {
		text := values.Source{Local: o.Local}.Read(f)
		next := jen.Qual("strconv", "Itoa").Call(jen.Id("n"))
		if !types.Identical(f.Type, types.Typ[types.String]) { // whose name the package may not be able to write
			next = o.testOf("MoveString").Call(text.Clone(), jen.Id("n"))
		}
		g.Add(text).Op("=").Add(next)
	}
}

// changeable is a member of the JSON that a client can set to any text; nil
// where there is none.
func (o suite) changeable() *model.Field {
	for _, m := range o.Res.JSON {
		f := m.Field
		basic, ok := f.Type.Underlying().(*types.Basic)
		if ok && basic.Info()&types.IsString != 0 && !gosource.EncodesItself(f.Type) && len(f.Pointers) == 0 && !o.Res.IsKept(f) {
			return f
		}
	}
	return nil
}
