package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// sampled reports whether a function of the user's makes the resource of the test.
func (o *output) sampled() bool { return o.res.Sample != nil }

// sampleFixture writes newTestBook where a function of the user's makes the
// resource. What the rows of the table rely on is looked at there, since a
// sample without it would fail them all without a word of why.
func (o *output) sampleFixture() {
	name, sample := o.names.Fixture, o.res.Sample.Func
	o.doc("%s returns the %s that the requests of the test are for: what %s makes.", name, o.res.Name, sample)
	o.Func().Id(name).Params(testingT()).Op("*").Add(o.typ()).BlockFunc(func(g *jen.Group) {
		g.Id("t").Dot("Helper").Call()
		o.sampleValue(g)
		for _, id := range o.fixtureIDs() {
			g.Add(o.testOf("GiveID")).Call(jen.Id("t"), jen.Lit(sample), jen.Op("&").Add(source{local: o.local}.whole(id.Field)))
		}
		if o.tagged() {
			g.Add(o.testOf("Tagged")).Call(jen.Id("t"), jen.Lit(sample), jen.Id(o.names.ETag).Call(jen.Id(o.local)))
		}
		if o.dated() {
			g.Add(o.testOf("Dated")).Call(jen.Id("t"), jen.Lit(sample), jen.Id(o.names.LastModified).Call(jen.Id(o.local)))
		}
		g.Return(jen.Id(o.local))
	})
	o.Line()
}

// sampleValue writes the lines that call the function, and make sure that the
// ids can be read.
func (o *output) sampleValue(g *jen.Group) {
	var args []jen.Code
	if o.res.Sample.Test {
		args = append(args, jen.Id("t"))
	}
	function := o.res.Sample.Func
	if function == "t" || function == o.local {
		function = marked(function)
	}
	call := jen.Id(function).Call(args...)
	var missing []jen.Code
	if o.res.Sample.Value {
		g.Id(o.local).Op(":=").New(o.typ())
		g.Op("*").Id(o.local).Op("=").Add(call)
	} else {
		g.Id(o.local).Op(":=").Add(call)
		missing = append(missing, jen.Id(o.local).Op("==").Nil())
	}
	problem := " returns nil"
	for _, id := range o.fixtureIDs() {
		if behind := (source{local: o.local}).unreachable(id.Field); len(behind) > 0 {
			missing = append(missing, behind...)
			problem = " leaves a pointer nil that an id is behind"
		}
	}
	if len(missing) > 0 {
		g.If(anyOf(missing)).Block(jen.Id("t").Dot("Fatal").Call(jen.Lit(o.res.Sample.Func + problem)))
	}
}

// sameIDs writes the lines that want a sample to have the same ids each time:
// the suite asks a store for what that was filled with, by another call.
func (o *output) sameIDs(g *jen.Group) {
	if !o.sampled() {
		return
	}
	for _, id := range o.res.Route.IDs {
		call := func() jen.Code {
			return source{local: o.names.Fixture + "(t)"}.read(id.Field)
		}
		g.Add(o.testOf("SameID")).Call(jen.Id("t"), jen.Lit(o.res.Sample.Func), call(), call())
	}
}

// moveVersion writes the lines that give a version of a sample a value that it
// never had before: the next one of its kind.
func (o *output) moveVersion(g *jen.Group, f *annotations.Field, x *jen.Statement) {
	switch f.Kind {
	case annotations.Int, annotations.Uint:
		g.Add(x).Op("++")
	case annotations.String:
		g.Add(x).Op("=").Add(o.testOf("MoveString")).Call(x.Clone(), jen.Lit(1))
	case annotations.Bytes:
		g.Add(x).Op("=").Add(o.testOf("MoveBytes")).Call(x.Clone())
	case annotations.ByteArray:
		g.Copy(x.Clone().Index(jen.Op(":")), o.testOf("MoveBytes").Call(x.Clone().Index(jen.Op(":"))))
	case annotations.Time:
		g.Add(x).Op("=").Add(asTime(o.testOf("Later").Call(timeOf(f, x)), f.Type))
	case annotations.TimePointer:
		g.Add(x).Op("=").Add(o.support("CopyOf")).Call(x.Clone())
		g.Add(jen.Op("*").Add(x)).Op("=").Add(o.testOf("Later")).Call(jen.Op("*").Add(x))
	case annotations.Nullable:
		g.Add(x.Clone().Dot("Valid")).Op("=").True()
		o.moveVersion(g, f.Value, inner(f, x))
	case annotations.Wrapped:
		o.moveVersion(g, f.Value, inner(f, x))
	case annotations.Text:
		if unmarshals(f.Type) {
			o.moveText(g, f, x, jen.Id("m").Dot("writes"))
		}
	}
}

// moveText writes the lines that move a value that has a text on by n.
func (o *output) moveText(g *jen.Group, f *annotations.Field, x, n *jen.Statement) {
	before, value := unmarshaler(f.Type, x)
	if len(before) == 0 {
		g.Add(o.testOf("MoveText")).Call(value.Clone(), o.testOf("TextOf").Call(value), n)
		return
	}
	g.Id("text").Op(":=").Add(o.testOf("TextOf")).Call(x.Clone())
	for _, s := range before {
		g.Add(s)
	}
	g.Add(o.testOf("MoveText")).Call(value, jen.Id("text"), n)
}
