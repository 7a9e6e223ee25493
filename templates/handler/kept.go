package handler

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// partition writes the hook that separates kept representations.
func (o reads) partition(g *jen.Group) {
	if o.Res.Keep == 0 {
		return
	}
	g.Line()
	gosource.Comment(g, "Partition, if set, returns the part of the kept bytes that a request may read, such as its tenant; nil is r.Host. Set it if Store uses anything of a request other than its ids and its host: otherwise users get what was kept for others.")
	g.Id("Partition").Func().Params(gosource.Request()).String()
}

// keeper writes the field that holds what the handler keeps.
func (o reads) keeper(g *jen.Group) {
	if o.Res.Keep == 0 {
		return
	}
	g.Line()
	fields := "Store or Encode"
	if o.Res.Compress != nil {
		fields = "Store, Codings or Encode"
	}
	gosource.Comment(g, "keeper keeps encoded %s of Store. Do not replace %s after the first request, and do not copy the handler.", o.Plural(), fields)
	g.Id("keeper").Add(o.Support("Keeper"))
}

// kept writes the lines that look for a kept representation.
func (o reads) kept(g *jen.Group) {
	if o.Res.Keep == 0 {
		return
	}
	args := []jen.Code{jen.Id("room").Index(jen.Op(":0")), jen.Id("r"), jen.Id("h").Dot("Partition")}
	for _, id := range o.Res.Route.IDs {
		args = append(args, jen.Id("r").Dot("PathValue").Call(jen.Lit(id.Wildcard)))
	}
	g.Var().Id("room").Index(o.Support("KeySize")).Byte()
	g.Id("key").Op(":=").Add(o.Support("AppendKey")).Call(args...)
	g.Id("kept").Op(":=").Id("h").Dot("keeper").Dot("At").Call(keepLimit(o.Res.Keep), jen.Id("key"))
}

// keepLimit writes a number of bytes, as a shift if it is a whole number of MiB.
func keepLimit(n int64) *jen.Statement {
	const shift = 20
	if n%(1<<shift) != 0 {
		return jen.Op(strconv.FormatInt(n, 10))
	}
	return jen.Op(strconv.FormatInt(n>>shift, 10)).Op("<<").Lit(shift)
}

// asksStat writes the condition for a read to begin with the validators only.
func (o reads) asksStat() *jen.Statement {
	asks := o.Support("Conditional").Call(jen.Id("r"))
	if o.Res.Keep > 0 {
		asks = jen.Parens(jen.Id("kept").Dot("Any").Call().Op("||").Add(asks))
	}
	return jen.Id("h").Dot("Authorize").Op("==").Nil().Op("&&").Add(asks)
}

// sendKept writes the lines that respond to a read with a kept representation, if
// preconditions permit.
func (o reads) sendKept(g *jen.Group) {
	if o.Res.Keep > 0 {
		g.If(jen.Id("kept").Dot("Send").Call(o.keptArgs()...)).Block(jen.Return(jen.Nil()))
	}
}

// writeKept writes the lines that respond with a resource, and keep the representation.
func (o reads) writeKept(g *jen.Group) {
	g.If(jen.Id(o.Local).Op("==").Nil()).Block(jen.Return(jen.Id(o.Names.ErrNotFound)))
	g.Add(o.tagBuffer())
	g.Add(o.stateOf())
	g.If(jen.Op("!").Add(o.proceed())).Block(jen.Return(jen.Nil()))
	g.Return(o.writeCall())
}

// proceed writes the call that evaluates the preconditions of a read.
func (o reads) proceed() *jen.Statement {
	return jen.Id(o.Names.Resource).Dot("Proceed").Call(jen.Id("w"), jen.Id("r"), jen.Id("state"), jen.Id("settings"))
}

// writeCall writes the call that responds with a resource, and keeps the representation.
func (o reads) writeCall() *jen.Statement {
	return jen.Id("kept").Dot("Write").Call(append(o.keptArgs(), jen.Id("key"), jen.Id(o.Local))...)
}

// keptArgs returns the arguments of a method that serves kept representations.
func (o reads) keptArgs() []jen.Code {
	return []jen.Code{jen.Id("w"), jen.Id("r"), pointer(o.Names.Resource), jen.Id("state"), jen.Id("settings")}
}
