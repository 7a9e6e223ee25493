package handlertest

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// noContext writes the context of a store that never waits.
func noContext() jen.Code { return jen.Id("_").Qual("context", "Context") }

// method writes a method of the store.
func (o memory) method(name string, params []jen.Code, result jen.Code, body func(*jen.Group)) {
	o.Func().Params(jen.Id("m").Op("*").Id(o.Names.Memory)).Id(name).Params(params...).Add(result).BlockFunc(body)
	o.Line()
}

// twoOf returns two parameters for resources.
func (o memory) twoOf(x, y string) *jen.Statement {
	return jen.List(jen.Id(x), jen.Id(y)).Add(o.Pointer())
}

// sameValue writes the condition that two values of a field are the same.
func sameValue(f *model.Field, x, y *jen.Statement) *jen.Statement {
	if values.Comparable(f) {
		return x.Op("==").Add(y)
	}
	return jen.Qual("reflect", "DeepEqual").Call(x, y)
}

// params returns the parameters of a method that finds a resource.
func (o memory) params() []jen.Code {
	params := o.StoreParams()
	params[0] = noContext()
	return params
}

// orError returns the results of a method that returns a resource.
func (o memory) orError() *jen.Statement { return jen.Params(o.Pointer(), jen.Error()) }

// wanted returns the expression for a resource with the ids in the parameters. It may
// write some lines first.
func (o memory) wanted(g *jen.Group) *jen.Statement {
	f := values.NewComposite(o.File, "wanted")
	for _, id := range o.Res.Route.IDs {
		f.Set(id.Field, jen.Id(o.IDParam(id)))
	}
	return f.Build(g, jen.Op("&").Add(o.Typ()).Values(f.Literal...))
}

// get writes the store's Get and Stat of one resource.
func (o memory) get() {
	origin := ""
	if o.Res.Replicas {
		o.getFrom("", "Replica")
		origin = "ForWrite"
	}
	o.getFrom(origin, "Item")
	if !o.Res.Stat {
		return
	}
	o.method("Stat"+o.Names.Title, o.params(), jen.Params(jen.Id(o.Names.Stat), jen.Error()), func(g *jen.Group) {
		wanted := o.wanted(g)
		row := "RowAt"
		if o.Res.Replicas {
			row = "ReplicaRowAt"
		}
		g.List(jen.Id(o.Local), jen.Err()).Op(":=").Id("m").Dot(row).Call(wanted)
		g.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Id(o.Names.Stat).Values(), jen.Err()))
		whole, optional := values.StatOf(o.File, values.Source{Local: o.Local})
		if len(optional) == 0 {
			g.Return(whole, jen.Nil())
			return
		}
		g.Id("stat").Op(":=").Add(whole)
		for _, line := range optional {
			g.Add(line)
		}
		g.Return(jen.Id("stat"), jen.Nil())
	})
}

// getFrom writes a method of the store that loads one resource.
func (o memory) getFrom(origin, thing string) {
	o.method("Get"+o.Names.Title+origin, o.params(), o.orError(), func(g *jen.Group) {
		wanted := o.wanted(g)
		g.Return(jen.Id("m").Dot(thing + "At").Call(wanted))
	})
}

// create writes the store's Create.
func (o memory) create() {
	o.method("Create"+o.Names.Title, []jen.Code{noContext(), o.Param()}, o.orError(), func(g *jen.Group) {
		g.Return(jen.Id("m").Dot("Inserted").Call(jen.Id(o.Local)))
	})
}

// update writes the store's Update.
func (o memory) update() {
	if o.Res.Digest {
		two := jen.List(jen.Id(o.Local), jen.Id("stored")).Add(o.Pointer())
		o.method("Update"+o.Names.Title, []jen.Code{noContext(), two}, o.orError(), func(g *jen.Group) {
			g.Return(jen.Id("m").Dot("Replaced").Call(jen.Id(o.Local), o.isUnchanged()))
		})
		return
	}
	guard := jen.Id(gosource.GuardName(o.Res)).Add(gosource.TypeCode(o.Res.Guard().Type))
	o.method("Update"+o.Names.Title, []jen.Code{noContext(), o.Param(), guard}, o.orError(), func(g *jen.Group) {
		g.Return(jen.Id("m").Dot("Replaced").Call(jen.Id(o.Local), o.isAt(o.atVersion())))
	})
}

// delete writes the store's Delete.
func (o memory) delete() {
	if o.Res.Digest {
		o.method("Delete"+o.Names.Title, []jen.Code{noContext(), jen.Id("stored").Add(o.Pointer())}, jen.Error(), func(g *jen.Group) {
			g.Return(jen.Id("m").Dot("Removed").Call(jen.Id("stored"), o.isUnchanged()))
		})
		return
	}
	o.method("Delete"+o.Names.Title, append(o.params(), o.GuardParams()...), jen.Error(), func(g *jen.Group) {
		at := o.atVersion()
		if f := o.Res.Incarnation; f != nil {
			at.Op("&&").Add(sameValue(f, jen.Id("incarnation"), o.stored().Read(f)))
		}
		wanted := o.wanted(g)
		g.Return(jen.Id("m").Dot("Removed").Call(wanted, o.isAt(at)))
	})
}

// isAt writes the function that checks the version of what is stored.
func (o memory) isAt(condition *jen.Statement) *jen.Statement {
	return brief(jen.Func().Params(jen.Id("stored").Add(o.Pointer())).Bool(), condition)
}

// isUnchanged writes the function that compares the stored resource with the one that a
// write refers to, by their digests.
func (o memory) isUnchanged() *jen.Statement {
	tag := func(name string) *jen.Statement { return jen.Id(o.Names.ETag).Call(jen.Id(name)) }
	return brief(jen.Func().Params(jen.Id("held").Add(o.Pointer())).Bool(), tag("held").Op("==").Add(tag("stored")))
}

// stored returns a source that reads the stored resource.
func (o memory) stored() values.Source { return values.Source{Local: "stored"} }

// atVersion writes the condition that the stored resource has the given version.
func (o memory) atVersion() *jen.Statement {
	f := o.Res.Guard()
	return values.Equal(f, jen.Id(gosource.GuardName(o.Res)), o.stored().Read(f))
}
