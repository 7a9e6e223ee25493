package templates

import (
	"fmt"
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// suite writes the function that holds a store of the user's to what a handler
// relies on, and the test that runs it on the store in memory.
func (o *output) suite() {
	name := o.names.Suite
	o.doc("%s holds %s to what %s relies on. open returns a store of its own each time, %s. Call it from a test of the real store; a store of another package gets at it by an export_test.go here that gives it an exported name.",
		name, article(o.names.Store), article(o.names.Handler), o.storeAtFirst())
	o.Func().Id(name).Params(testingT(), jen.Id("open").Func().Params(jen.Op("*").Qual("testing", "T")).Id(o.names.Store)).BlockFunc(func(g *jen.Group) {
		o.sameIDs(g)
		g.Add(o.testOf("RunStore")).Call(jen.Id("t"), jen.Func().Params(testingT()).Add(o.suiteStore()).BlockFunc(func(g *jen.Group) {
			g.List(jen.Id("ctx"), jen.Id("store")).Op(":=").List(jen.Qual("context", "Background").Call(), jen.Id("open").Call(jen.Id("t")))
			elements := o.suiteElements()
			if o.suitesLists() {
				elements = append(elements, o.listSuite(g))
			}
			g.Return(o.suiteStore().ValuesFunc(func(g *jen.Group) { lines(g, elements) }))
		}))
	})
	o.Line()
	if o.tagged() && o.moves() {
		o.suiteOfMemory(name)
	}
}

// suiteOfMemory writes the test that runs the suite on the store in memory.
func (o *output) suiteOfMemory(name string) {
	o.doc("%s holds the store of these tests to the same.", o.names.SuiteTest)
	o.Func().Id(o.names.SuiteTest).Params(testingT()).Block(
		jen.Id(name).Call(jen.Id("t"), jen.Func().Params(testingT()).Id(o.names.Store).Block(
			jen.Return(jen.Op("&").Id(o.names.Memory).ValuesFunc(func(g *jen.Group) {
				b := jen.Id(o.names.Fixture).Call(jen.Id("t"))
				if o.res.Collection != nil {
					g.Id("items").Op(":").Index().Op("*").Add(o.typ()).Values(b)
				} else {
					g.Id(o.local).Op(":").Add(b)
				}
				if o.countsLoads() {
					g.Id("loads").Op(":").New(jen.Int())
				}
			})),
		)),
	)
	o.Line()
}

// testingT is the parameter of a test.
func testingT() *jen.Statement { return jen.Id("t").Op("*").Qual("testing", "T") }

// storeAtFirst says what a store for the suite has to hold.
func (o *output) storeAtFirst() string {
	holds := fmt.Sprintf("which holds what %s(t) returns and nothing else", o.names.Fixture)
	if o.res.Creates() {
		return holds + ", or nothing at all"
	}
	return holds
}

// suiteStore is the type through which the suite knows the store.
func (o *output) suiteStore() *jen.Statement {
	return o.testOf("Store").Types(jen.Op("*").Add(o.typ()))
}

// suiteElements are the elements of the value through which the suite knows
// the store.
func (o *output) suiteElements() []jen.Code {
	elements := []jen.Code{jen.Id("Name").Op(":").Lit(o.names.Title)}
	if o.sampled() {
		elements = append(elements, jen.Id("Sample").Op(":").Lit(o.res.Sample.Func))
	}
	var ids []*annotations.Field
	for _, id := range o.res.Route.IDs {
		ids = append(ids, id.Field)
	}
	elements = append(elements,
		jen.Id("NotFound").Op(":").Id(o.names.ErrNotFound),
		jen.Id("ETag").Op(":").Id(o.names.ETag),
		jen.Id("Modified").Op(":").Func().Params(o.param()).Qual("time", "Time").Block(jen.Return(o.dateOf(source{local: o.local}))),
		jen.Id("New").Op(":").Func().Params().Add(o.pointer()).Block(jen.Return(jen.Id(o.names.Fixture).Call(jen.Id("t")))),
		jen.Id("IDs").Op(":").Add(o.pointersTo(ids)),
		jen.Id("Get").Op(":").Func().Params(jen.Id("at").Add(o.pointer())).Add(o.orError()).Block(o.suiteCall("Get", o.suiteArgs()...)),
	)
	if o.res.Stat {
		elements = append(elements, jen.Id("Stat").Op(":").Add(o.suiteStat()))
	}
	return append(elements, o.suiteWrites()...)
}

// suiteWrites are the elements for what changes the store.
func (o *output) suiteWrites() []jen.Code {
	var elements []jen.Code
	if o.res.Writes() {
		elements = append(elements, jen.Id("Conflict").Op(":").Id(o.names.ErrConflict))
	}
	if o.updates() {
		guard := source{local: "stored"}.read(o.guard())
		elements = append(elements,
			jen.Id("Change").Op(":").Add(o.suiteChange()),
			jen.Id("Update").Op(":").Func().Params(jen.List(jen.Id("changed"), jen.Id("stored")).Add(o.pointer())).Add(o.orError()).Block(
				o.suiteCall("Update", jen.Id("ctx"), jen.Id("changed"), guard)),
		)
	}
	if o.res.Serves("DELETE") {
		elements = append(elements, jen.Id("Delete").Op(":").Func().Params(jen.List(jen.Id("at"), jen.Id("stored")).Add(o.pointer())).Error().Block(
			o.suiteCall("Delete", append(o.suiteArgs(), o.storedGuards()...)...)))
	}
	if o.res.Creates() {
		elements = append(elements,
			jen.Id("Exists").Op(":").Id(o.names.ErrExists),
			jen.Id("Create").Op(":").Func().Params(o.param()).Add(o.orError()).Block(o.suiteCall("Create", jen.Id("ctx"), jen.Id(o.local))),
		)
	}
	if f := o.res.Modified; f != nil && f.Kind == annotations.AsTime {
		elements = append(elements, jen.Id("DatesStay").Op(":").True())
	}
	if o.posts() && !o.res.Create {
		elements = append(elements, jen.Id("Picks").Op(":").True())
	}
	return elements
}

// suiteCall writes the line that returns what a method of the store does.
func (o *output) suiteCall(verb string, args ...jen.Code) *jen.Statement {
	return jen.Return(jen.Id("store").Dot(verb + o.names.Title).Call(args...))
}

// orError are the results of a method that returns a resource.
func (o *output) orError() *jen.Statement { return jen.Params(o.pointer(), jen.Error()) }

// pointersTo writes the function that returns pointers to fields.
func (o *output) pointersTo(fields []*annotations.Field) *jen.Statement {
	if len(fields) == 0 {
		return jen.Func().Params(o.pointer()).Index().Interface().Block(jen.Return(jen.Nil()))
	}
	return jen.Func().Params(o.param()).Index().Interface().Block(jen.Return(jen.Index().Interface().ValuesFunc(func(g *jen.Group) {
		for _, f := range fields {
			g.Op("&").Add(source{local: o.local}.whole(f))
		}
	})))
}

// suiteArgs are the context and the ids of the resource.
func (o *output) suiteArgs() []jen.Code {
	args := []jen.Code{jen.Id("ctx")}
	for _, id := range o.res.Route.IDs {
		args = append(args, source{local: "at"}.read(id.Field))
	}
	return args
}

// storedGuards are the expressions for what a deletion is compared by.
func (o *output) storedGuards() []jen.Code {
	var args []jen.Code
	for _, f := range o.storedFields()[len(o.res.Route.IDs):] {
		args = append(args, source{local: "stored"}.read(f))
	}
	return args
}

// suiteStat writes the function that tells the validators by the store's Stat.
func (o *output) suiteStat() *jen.Statement {
	stat := source{local: "stat", field: o.res.StatField}
	return jen.Func().Params(jen.Id("at").Add(o.pointer())).Params(jen.String(), jen.Qual("time", "Time"), jen.Error()).Block(
		jen.List(jen.Id("stat"), jen.Err()).Op(":=").Id("store").Dot("Stat"+o.names.Title).Call(o.suiteArgs()...),
		jen.Return(
			jen.String().Call(jen.Id("stat").Dot("appendTag").Call(jen.Nil())),
			o.dateOf(stat),
			jen.Err(),
		),
	)
}

// suiteChange writes the function that changes the content of what is stored.
func (o *output) suiteChange() *jen.Statement {
	return jen.Func().Params(jen.Id("stored").Add(o.pointer()), jen.Id("n").Int()).Add(o.pointer()).BlockFunc(func(g *jen.Group) {
		o.change(g)
		g.Return(jen.Id(o.local))
	})
}

// change writes the lines that make a resource of what is stored, with other
// content for each n. The content of a sample stays as it is: what else would be
// valid is not known.
func (o *output) change(g *jen.Group) {
	g.Id(o.local).Op(":=").Id(o.names.Fixture).Call(jen.Id("t"))
	g.Id(o.names.Keep).Call(jen.Id(o.local), jen.Id("stored"))
	if f := o.changeable(); f != nil && !o.sampled() {
		g.Add(source{local: o.local}.read(f)).Op("=").Add(cast(jen.Qual("strconv", "Itoa").Call(jen.Id("n")), types.Typ[types.String], f.Type))
	}
}

// changeable is a member of the JSON that a client can set to any text; nil
// where there is none.
func (o *output) changeable() *annotations.Field {
	for _, m := range o.res.JSON {
		f := m.Field
		basic, ok := f.Type.Underlying().(*types.Basic)
		if ok && basic.Info()&types.IsString != 0 && !encodesItself(f.Type) && len(f.Pointers) == 0 && !o.isKept(f) {
			return f
		}
	}
	return nil
}
