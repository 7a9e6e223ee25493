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
			names := []jen.Code{jen.Id("ctx"), jen.Id("store")}
			values := []jen.Code{jen.Qual("context", "Background").Call(), jen.Id("open").Call(jen.Id("t"))}
			if len(o.res.Route.IDs) > 0 {
				names = append(names, jen.Id(o.local))
				values = append(values, jen.Id(o.names.Fixture).Call(jen.Id("t")))
			}
			g.List(names...).Op(":=").List(values...)
			g.Return(o.suiteStore().ValuesFunc(func(g *jen.Group) { lines(g, o.suiteElements()) }))
		}))
		if o.suitesLists() {
			g.Add(o.listSuite())
		}
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
	pointer := func() *jen.Statement { return jen.Op("*").Add(o.typ()) }
	call := func(verb string, args ...jen.Code) *jen.Statement {
		return jen.Return(jen.Id("store").Dot(verb + o.names.Title).Call(args...))
	}
	both := func() *jen.Statement { return jen.Params(pointer(), jen.Error()) }
	elements := []jen.Code{
		jen.Id("NotFound").Op(":").Id(o.names.ErrNotFound),
		jen.Id("ETag").Op(":").Id(o.names.ETag),
		jen.Id("Modified").Op(":").Id(o.names.LastModified),
		jen.Id("Get").Op(":").Func().Params().Add(both()).Block(call("Get", o.suiteArgs()...)),
	}
	if args := o.missingArgs(); args != nil {
		elements = append(elements, jen.Id("Missing").Op(":").Func().Params().Error().Block(
			jen.List(jen.Id("_"), jen.Err()).Op(":=").Id("store").Dot("Get"+o.names.Title).Call(args...),
			jen.Return(jen.Err()),
		))
	}
	if o.res.Stat {
		elements = append(elements, jen.Id("Stat").Op(":").Add(o.suiteStat()))
	}
	if o.res.Writes() {
		elements = append(elements, jen.Id("Conflict").Op(":").Id(o.names.ErrConflict))
	}
	guard := source{local: "stored"}.read(o.guard())
	if o.updates() {
		elements = append(elements,
			jen.Id("Change").Op(":").Add(o.suiteChange()),
			jen.Id("Update").Op(":").Func().Params(jen.List(jen.Id("changed"), jen.Id("stored")).Add(pointer())).Add(both()).Block(
				call("Update", jen.Id("ctx"), jen.Id("changed"), guard.Clone())),
		)
	}
	if o.res.Serves("DELETE") {
		elements = append(elements, jen.Id("Delete").Op(":").Func().Params(jen.Id("stored").Add(pointer())).Error().Block(
			call("Delete", append(o.suiteArgs(), o.storedGuards()...)...)))
	}
	if o.res.Creates() {
		elements = append(elements,
			jen.Id("Exists").Op(":").Id(o.names.ErrExists),
			jen.Id("Create").Op(":").Func().Params().Add(both()).Block(call("Create", jen.Id("ctx"), jen.Id(o.names.Fixture).Call(jen.Id("t")))),
		)
	}
	return elements
}

// suiteArgs are the context and the ids of the resource.
func (o *output) suiteArgs() []jen.Code {
	args := []jen.Code{jen.Id("ctx")}
	for _, id := range o.res.Route.IDs {
		args = append(args, source{local: o.local}.read(id.Field))
	}
	return args
}

// missingArgs are the context and the ids of something that does not exist;
// nil where no such id is known.
func (o *output) missingArgs() []jen.Code {
	args := []jen.Code{jen.Id("ctx")}
	for _, id := range o.res.Route.IDs {
		other := source{local: o.local}.read(id.Field)
		switch {
		case o.sampled() && id.Field.Kind == annotations.String:
			args = append(args, other.Op("+").Lit("-missing"))
		case o.sampled() && id.Field.Kind != annotations.Text:
			args = append(args, other.Op("+").Lit(1))
		case id.Field.Kind == annotations.String:
			args = append(args, jen.Lit("missing"))
		case id.Field.Kind != annotations.Text:
			args = append(args, jen.Lit(113))
		default:
			return nil
		}
	}
	if len(args) == 1 {
		return nil
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
	return jen.Func().Params().Params(jen.String(), jen.Qual("time", "Time"), jen.Error()).Block(
		jen.List(jen.Id("stat"), jen.Err()).Op(":=").Id("store").Dot("Stat"+o.names.Title).Call(o.suiteArgs()...),
		jen.Return(
			jen.String().Call(jen.Id("stat").Dot("appendTag").Call(jen.Nil())),
			jen.Qual(o.pkg.Support, "LastModified").Call(o.dateOf(stat)),
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
