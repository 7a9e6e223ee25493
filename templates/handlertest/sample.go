package handlertest

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// sampleFixture writes newTestBook if a function of the user makes the resource. It
// checks there what the rows of the table rely on: a sample without it would make all of
// them fail without an explanation.
func (o *output) sampleFixture() {
	name, sample := o.Names.Fixture, o.Res.Sample.Func
	o.Doc("%s returns the %s that the test requests, made by %s.", name, o.Res.Name, sample)
	o.Func().Id(name).Params(testingT()).Op("*").Add(o.Typ()).BlockFunc(func(g *jen.Group) {
		g.Id("t").Dot("Helper").Call()
		o.sampleValue(g)
		for _, id := range o.fixtureIDs() {
			g.Add(o.testOf("GiveID")).Call(jen.Id("t"), jen.Lit(sample), jen.Op("&").Add(values.Source{Local: o.Local}.Whole(id.Field)))
		}
		if o.tagged() && !o.Res.ClientOnly() {
			g.Add(o.testOf("Tagged")).Call(jen.Id("t"), jen.Lit(sample), jen.Id(o.Names.ETag).Call(jen.Id(o.Local)))
		}
		if o.dated() && !o.Res.ClientOnly() {
			g.Add(o.testOf("Dated")).Call(jen.Id("t"), jen.Lit(sample), jen.Id(o.Names.LastModified).Call(jen.Id(o.Local)))
		}
		g.Return(jen.Id(o.Local))
	})
	o.Line()
}

// sampleValue writes the lines that call the function and check that the ids can be
// read.
func (o *output) sampleValue(g *jen.Group) {
	var args []jen.Code
	if o.Res.Sample.Test {
		args = append(args, jen.Id("t"))
	}
	function := o.Res.Sample.Func
	if function == "t" || function == o.Local {
		function = gosource.Marked(function)
	}
	call := jen.Id(function).Call(args...)
	var missing []jen.Code
	if o.Res.Sample.Value {
		g.Id(o.Local).Op(":=").New(o.Typ())
		g.Op("*").Id(o.Local).Op("=").Add(call)
	} else {
		g.Id(o.Local).Op(":=").Add(call)
		missing = append(missing, jen.Id(o.Local).Op("==").Nil())
	}
	problem := " returns nil"
	for _, id := range o.fixtureIDs() {
		if behind := (values.Source{Local: o.Local}).Unreachable(id.Field); len(behind) > 0 {
			missing = append(missing, behind...)
			problem = " leaves a pointer nil that an id is behind"
		}
	}
	if len(missing) > 0 {
		g.If(gosource.AnyOf(missing)).Block(jen.Id("t").Dot("Fatal").Call(jen.Lit(o.Res.Sample.Func + problem)))
	}
}

// valid writes the line that requires the user's validation to accept what the test
// sends. Otherwise every row that writes would fail.
func (o table) valid(g *jen.Group) {
	v := o.Res.Validate
	if v == nil {
		return
	}
	fresh, stored := jen.Id(o.Names.Fixture).Call(jen.Id("t")), jen.Nil()
	if o.Res.Updates() {
		stored = jen.Id(o.Local)
	}
	ctx := jen.Qual("context", "Background").Call()
	call := jen.Id(gosource.Marked(v.Func)).Call(ctx, fresh, stored)
	switch {
	case v.Plain:
		call = fresh.Dot(v.Func).Call()
	case v.Method:
		call = fresh.Dot(v.Func).Call(ctx, stored)
	}
	g.Add(o.testOf("Valid")).Call(jen.Id("t"), jen.Lit(v.Name(o.Res.Name)), call)
}

// sameIDs writes the lines that require a sample to have the same ids each time: the
// suite looks in a store for a sample from an earlier call.
func (o suite) sameIDs(g *jen.Group) {
	if !o.sampled() {
		return
	}
	for _, id := range o.Res.Route.IDs {
		call := func() jen.Code {
			return values.Source{Local: o.Names.Fixture + "(t)"}.Read(id.Field)
		}
		g.Add(o.testOf("SameID")).Call(jen.Id("t"), jen.Lit(o.Res.Sample.Func), call(), call())
	}
}
