package handlertest

import (
	"fmt"
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// suite writes the function that checks that a user's store does what a handler relies
// on, and the test that runs it on the store in memory.
func (o suite) suite() {
	name := o.Names.Suite
	o.Doc("%s checks that a store does what %s relies on. open returns a new store each time, which %s. Call it from the test of your store, through an export_test.go if necessary.",
		name, gosource.Article(o.Names.Handler), o.storeAtFirst())
	o.Func().Id(name).Params(testingT(), jen.Id("open").Func().Params(jen.Op("*").Qual("testing", "T")).Id(o.Names.Store)).BlockFunc(func(g *jen.Group) {
		o.sameIDs(g)
		g.Id("suite").Op(":=").Func().Params(testingT()).Add(o.suiteStore()).BlockFunc(func(g *jen.Group) {
			g.List(jen.Id("ctx"), jen.Id("store")).Op(":=").List(jen.Qual("context", "Background").Call(), jen.Id("open").Call(jen.Id("t")))
			elements := o.suiteElements()
			if o.suitesLists() {
				elements = append(elements, o.listSuite(g))
			}
			g.Return(o.suiteStore().ValuesFunc(func(g *jen.Group) { gosource.Lines(g, elements) }))
		})
		o.runChecks(g)
	})
	o.Line()
	if o.tagged() && o.moves() {
		o.suiteOfMemory(name)
	}
}

// encode writes the function that checks that a user's Encode does what a handler relies
// on.
func (o suite) encode() {
	name := o.Names.EncodeTest
	o.Doc("%s checks that a function can be the Encode of %s. Call it from your own test.", name, gosource.Article(o.Names.Handler))
	encode := jen.Id("encode").Func().Params(jen.Id("dst").Index().Byte(), jen.Id("v").Add(o.Any())).Params(jen.Index().Byte(), jen.Error())
	o.Func().Id(name).Params(testingT(), encode).Block(
		o.testOf("RunEncode").Call(jen.Id("t"), jen.Id(o.Names.Fixture).Call(jen.Id("t")), jen.Id("encode")),
	)
	o.Line()
	o.Comment("// For handlers with Encode.")
	o.Var().Id("_").Op("=").Id(name)
	o.Line()
}

// runChecks writes the calls of the checks that the handler needs.
func (o suite) runChecks(g *jen.Group) {
	for _, checks := range []struct {
		name   string
		wanted bool
	}{
		{"RunStore", true},
		{"RunKeeps", o.Res.Keep > 0},
		{"RunReplicas", o.Res.Replicas},
		{"RunUpdates", o.Res.Updates()},
		{"RunDeletes", o.Res.Serves("DELETE")},
		{"RunCreates", o.Res.Creates()},
		{"RunLists", o.suitesLists()},
	} {
		if checks.wanted {
			g.Add(o.testOf(checks.name)).Call(jen.Id("t"), jen.Id("suite"))
		}
	}
}

// suiteOfMemory writes the test that runs the suite on the store in memory.
func (o suite) suiteOfMemory(name string) {
	o.Doc("%s checks the store of these tests.", o.Names.SuiteTest)
	o.Func().Id(o.Names.SuiteTest).Params(testingT()).Block(
		jen.Id(name).Call(jen.Id("t"), brief(jen.Func().Params(testingT()).Id(o.Names.Store),
			jen.Id(o.Names.Open).Call(jen.Id(o.Names.Fixture).Call(jen.Id("t"))))),
	)
	o.Line()
}

// storeAtFirst says what a store for the suite must contain.
func (o suite) storeAtFirst() string {
	holds := fmt.Sprintf("contains only %s(t)", o.Names.Fixture)
	if o.Res.Creates() {
		return holds + ", or nothing"
	}
	return holds
}

// suiteStore returns the type that describes the store to the suite.
func (o suite) suiteStore() *jen.Statement {
	return o.testOf("Store").Types(jen.Op("*").Add(o.Typ()))
}

// suiteElements returns the elements of the value that describes the store to the suite.
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
		jen.Id("Modified").Op(":").Add(brief(jen.Func().Params(o.Param()).Qual("time", "Time"), values.DateOf(o.File, values.Source{Local: o.Local}))),
		jen.Id("New").Op(":").Add(brief(jen.Func().Params().Add(o.Pointer()), jen.Id(o.Names.Fixture).Call(jen.Id("t")))),
		jen.Id("IDs").Op(":").Add(o.pointersTo(ids)),
	)
	if o.Res.Replicas {
		elements = append(elements, o.suiteGet("Get", "ForWrite"), o.suiteGet("Read", ""))
	} else {
		elements = append(elements, o.suiteGet("Get", ""))
	}
	if o.Res.Stat {
		elements = append(elements, jen.Id("Stat").Op(":").Add(o.suiteStat()))
	}
	return append(elements, o.suiteWrites()...)
}

// suiteGet returns the element for a method of the store that loads one resource.
func (o suite) suiteGet(name, origin string) jen.Code {
	call := jen.Id("store").Dot("Get" + o.Names.Title + origin).Call(o.suiteArgs()...)
	return jen.Id(name).Op(":").Add(brief(jen.Func().Params(jen.Id("at").Add(o.Pointer())).Add(o.orError()), call))
}

// suiteWrites returns the elements for the methods that change the store.
func (o suite) suiteWrites() []jen.Code {
	var elements []jen.Code
	if o.Res.Writes() {
		elements = append(elements, jen.Id("Conflict").Op(":").Id(o.Names.ErrConflict))
	}
	if o.Res.Digest && o.Res.Writes() {
		elements = append(elements, jen.Id("Digest").Op(":").True())
	}
	if o.Res.Digest && o.Res.Updates() && o.changes() == nil {
		elements = append(elements, jen.Id("Constant").Op(":").True())
	}
	if o.Res.Updates() {
		elements = append(elements, jen.Id("Change").Op(":").Add(o.suiteChange()))
	}
	if o.Res.Digest {
		elements = append(elements, o.suiteDigest()...)
	} else if o.Res.Updates() {
		guard := values.Source{Local: "stored"}.Read(o.Res.Guard())
		elements = append(elements,
			jen.Id("Update").Op(":").Add(brief(jen.Func().Params(jen.List(jen.Id(o.Local), jen.Id("stored")).Add(o.Pointer())).Add(o.orError()),
				o.suiteCall("Update", jen.Id("ctx"), jen.Id(o.Local), guard))),
		)
	}
	if o.Res.Serves("DELETE") && !o.Res.Digest {
		elements = append(elements, jen.Id("Delete").Op(":").Add(brief(jen.Func().Params(jen.List(jen.Id("at"), jen.Id("stored")).Add(o.Pointer())).Error(),
			o.suiteCall("Delete", append(o.suiteArgs(), o.storedGuards()...)...))))
	}
	if o.Res.Creates() {
		elements = append(elements,
			jen.Id("Exists").Op(":").Id(o.Names.ErrExists),
			jen.Id("Create").Op(":").Add(brief(jen.Func().Params(o.Param()).Add(o.orError()), o.suiteCall("Create", jen.Id("ctx"), jen.Id(o.Local)))),
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

// suiteDigest returns the elements for writes that receive the resource that they refer
// to.
func (o suite) suiteDigest() []jen.Code {
	var elements []jen.Code
	if o.Res.Updates() {
		elements = append(elements, jen.Id("Update").Op(":").Add(brief(jen.Func().Params(jen.List(jen.Id(o.Local), jen.Id("stored")).Add(o.Pointer())).Add(o.orError()),
			o.suiteCall("Update", jen.Id("ctx"), jen.Id(o.Local), jen.Id("stored")))))
	}
	if o.Res.Serves("DELETE") {
		elements = append(elements, jen.Id("Delete").Op(":").Add(brief(jen.Func().Params(jen.List(jen.Id("_"), jen.Id("stored")).Add(o.Pointer())).Error(),
			o.suiteCall("Delete", jen.Id("ctx"), jen.Id("stored")))))
	}
	return elements
}

// suiteCall writes the call of a method of the store.
func (o suite) suiteCall(verb string, args ...jen.Code) *jen.Statement {
	return jen.Id("store").Dot(verb + o.Names.Title).Call(args...)
}

// orError returns the results of a method that returns a resource.
func (o suite) orError() *jen.Statement { return jen.Params(o.Pointer(), jen.Error()) }

// suiteArgs returns the context and the ids of the resource.
func (o suite) suiteArgs() []jen.Code {
	args := []jen.Code{jen.Id("ctx")}
	for _, id := range o.Res.Route.IDs {
		args = append(args, values.Source{Local: "at"}.Read(id.Field))
	}
	return args
}

// storedGuards returns the expressions for the values that a deletion compares.
func (o suite) storedGuards() []jen.Code {
	var args []jen.Code
	for _, f := range o.Res.StoredFields()[len(o.Res.Route.IDs):] {
		args = append(args, values.Source{Local: "stored"}.Read(f))
	}
	return args
}

// suiteStat writes the function that returns the validators from the store's Stat.
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

// suiteChange writes the function that changes the content of a resource.
func (o suite) suiteChange() *jen.Statement {
	return jen.Func().Params(jen.Id("stored").Add(o.Pointer()), jen.Id("n").Int()).Add(o.Pointer()).BlockFunc(func(g *jen.Group) {
		o.change(g)
		g.Return(jen.Id(o.Local))
	})
}

// change writes the lines that make a resource from the stored one, with different
// content for each n. The content of a sample is not changed, since other valid content
// is not known.
func (o suite) change(g *jen.Group) {
	g.Id(o.Local).Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
	g.Parens(jen.Op("*").Id(o.Names.Writer)).Call(jen.Nil()).Dot("Adopt").Call(jen.Id(o.Local), jen.Id("stored"))
	if f := o.changes(); f != nil {
		text := values.Source{Local: o.Local}.Read(f)
		next := jen.Qual("strconv", "Itoa").Call(jen.Id("n"))
		if !types.Identical(f.Type, types.Typ[types.String]) { // the package may not be able to write the name of the type
			next = o.testOf("MoveString").Call(text.Clone(), jen.Id("n"))
		}
		g.Add(text).Op("=").Add(next)
	}
}

// changes returns the member that the suite changes, or nil.
func (o *output) changes() *model.Field {
	if o.sampled() {
		return nil
	}
	return suite{o}.changeable()
}

// changeable returns a member of the JSON that a client can set to any text, or nil.
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
