package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// get writes the method for GET and HEAD.
func (o reads) get() {
	o.Doc("Get serves GET and HEAD for one %s: 304 or 412 if a precondition of the request says so, else 200, and 404 if it does not exist (RFC 9110 §13.2.2).%s", o.Res.Name, o.pathValues())
	o.respond("Get", "Get", o.Res.Route.Pattern,
		jen.If(jen.Err().Op(":=").Id("h").Dot("get").Call(jen.Id("w"), jen.Id("r"), pointer("settings")), jen.Err().Op("!=").Nil()).Block(
			o.fail(pointer("settings")),
		),
	)
	if o.Res.Ordered() {
		o.getOrdered()
		return
	}
	o.Doc("get is Get for a request that is known to be a read. It writes nothing if it returns an error.")
	o.method("get").Params(gosource.Writer(), gosource.Request(), o.settingsParam()).Error().BlockFunc(func(g *jen.Group) {
		o.ids(g, jen.Return(jen.Err()))
		o.kept(g)
		if o.Res.Stat {
			o.getStat(g)
		}
		o.answerWith(g, o.findByPath(jen.Id("h"), fromAnywhere))
	})
	o.Line()
}

// answerWith writes the lines that respond with what a call loads.
func (o reads) answerWith(g *jen.Group, find *jen.Statement) {
	g.List(jen.Id(o.Local), jen.Err()).Op(":=").Add(find)
	g.If(jen.Err().Op("==").Nil().Op("&&").Id(o.Local).Op("!=").Nil()).Block(
		loaded(),
		jen.Err().Op("=").Add(o.permit("Get", jen.Id(o.Local))),
	)
	returnErr(g)
	if o.Res.Keep > 0 {
		o.writeKept(g)
		return
	}
	g.Return(jen.Id(o.Names.Write).Call(jen.Id("w"), jen.Id("r"), jen.Id(o.Local), jen.Id("settings")))
}

// permit writes the call of Authorize.
func (o *output) permit(op string, value jen.Code) *jen.Statement {
	return jen.Id("settings").Dot("Permit").Call(jen.Id("r"), o.Support("Op"+op), value)
}

// pathValues says where the ids come from.
func (o reads) pathValues() string {
	if len(o.Res.Route.IDs) == 0 {
		return ""
	}
	return " It reads decoded path values with r.PathValue, so any router that sets them can mount it."
}

// getStat writes the part of get that decides by the validators only. Authorize may need
// fields that they do not contain.
func (o reads) getStat(g *jen.Group) {
	tag := jen.Id("stat").Dot("appendTag").Call(jen.Id("tag").Index(jen.Op(":0")))
	g.If(o.asksStat()).BlockFunc(func(g *jen.Group) {
		g.List(jen.Id("stat"), jen.Err()).Op(":=").Add(o.storeCall("Stat", o.idArgs()))
		if o.Res.Ordered() {
			g.If(jen.Err().Op("!=").Nil()).Block(o.returnMissing())
		} else {
			returnErr(g)
		}
		g.Add(o.tagBuffer())
		g.Add(o.declareState(tag, values.Source{Local: "stat", Field: o.Res.StatField}))
		if o.Res.Ordered() {
			o.proceedReplica(g)
		} else {
			g.If(jen.Op("!").Add(o.proceed())).Block(jen.Return(jen.Nil()))
		}
		o.sendKept(g)
	})
}

// versions writes the variable that orders entity tags.
func (o reads) versions() {
	o.Doc("%s reports which of two entity tags of %s is newer.", o.Names.Versions, o.AType())
	o.Var().Id(o.Names.Versions).Op("=").Add(o.Support("Versions")).ValuesFunc(func(g *jen.Group) {
		if o.Res.Version.IsUnsigned() {
			g.Id("Unsigned").Op(":").True()
		}
		if o.Res.Incarnation != nil {
			g.Id("Incarnation").Op(":").True()
		}
	})
	o.Line()
}

// getOrdered writes get and getReplica for a store with replicas.
func (o reads) getOrdered() {
	o.Doc("get is Get for a request that is known to be a read. It writes nothing if it returns an error. If r names a newer version than a replica has, Get%sForWrite loads the %s.", o.Names.Title, o.Res.Name)
	o.method("get").Params(gosource.Writer(), gosource.Request(), o.settingsParam()).Error().BlockFunc(func(g *jen.Group) {
		define := jen.Err().Op(":=")
		if len(o.Res.Route.IDs) > 0 {
			o.ids(g, jen.Return(jen.Err()))
			define = jen.Err().Op("=")
		}
		o.kept(g)
		args := []jen.Code{jen.Id("w"), jen.Id("r"), jen.Id("settings")}
		if o.Res.Keep > 0 {
			args = append(args, jen.Id("kept"), jen.Id("key"))
		}
		args = append(args, o.idArgs()[1:]...)
		g.Add(define).Id("h").Dot("getReplica").Call(args...)
		g.If(jen.Err().Op("!=").Add(o.Support("ErrBehind"))).Block(jen.Return(jen.Err()))
		o.answerWith(g, o.findByPath(jen.Id("h"), fromPrimary))
	})
	o.Line()
	o.Doc("getReplica is get for a replica. It returns etagen.ErrBehind, and writes nothing, if r names a newer version, or any version if the replica has none.")
	o.method("getReplica").ParamsFunc(func(g *jen.Group) {
		g.Add(gosource.Writer())
		g.Add(gosource.Request())
		g.Add(o.settingsParam())
		if o.Res.Keep > 0 {
			g.Id("kept").Add(o.Support("Kept"))
			g.Id("key").Index().Byte()
		}
		o.idParams(g)
	}).Error().BlockFunc(func(g *jen.Group) {
		if o.Res.Stat {
			o.getStat(g)
		}
		o.serveReplica(g)
	})
	o.Line()
}

// serveReplica writes the lines that load from a replica and respond with the result.
func (o reads) serveReplica(g *jen.Group) {
	g.List(jen.Id(o.Local), jen.Err()).Op(":=").Add(o.findByPath(jen.Id("h"), fromAnywhere))
	g.If(jen.Err().Op("!=").Nil().Op("||").Id(o.Local).Op("==").Nil()).Block(o.returnMissing())
	g.Add(o.tagBuffer())
	g.Add(o.stateOf())
	behind := jen.Id(o.Names.Versions).Dot("Behind").Call(jen.Id("r"), jen.Id("state").Dot("Tag"))
	g.If(jen.Id("h").Dot("Authorize").Op("!=").Nil().Op("&&").Add(behind)).Block(jen.Return(o.Support("ErrBehind")))
	g.Add(loaded())
	g.If(jen.Err().Op(":=").Add(o.permit("Get", jen.Id(o.Local))), jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err()))
	if o.Res.Keep > 0 {
		o.proceedReplica(g)
		g.Return(o.writeCall())
		return
	}
	g.Return(jen.Id(o.Names.Resource).Dot("ServeReplica").Call(
		jen.Id("w"), jen.Id("r"), jen.Id("state"), jen.Id("settings"), pointer(o.Names.Versions), jen.Id(o.Local),
	))
}

// proceedReplica writes the lines that evaluate preconditions with the validators of a
// replica.
func (o reads) proceedReplica(g *jen.Group) {
	g.List(jen.Id("proceed"), jen.Err()).Op(":=").Id(o.Names.Resource).Dot("ProceedReplica").Call(
		jen.Id("w"), jen.Id("r"), jen.Id("state"), jen.Id("settings"), pointer(o.Names.Versions),
	)
	g.If(jen.Err().Op("!=").Nil().Op("||").Op("!").Id("proceed")).Block(jen.Return(jen.Err()))
}

// returnMissing writes the return for a resource that the replica does not have.
func (o reads) returnMissing() *jen.Statement {
	return jen.Return(jen.Id(o.Names.Resource).Dot("Missing").Call(jen.Id("r"), jen.Err(), pointer(o.Names.Versions)))
}
