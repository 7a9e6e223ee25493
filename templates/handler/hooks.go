package handler

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// hooks writes the fields of the handler through which a user can influence responses.
func (o reads) hooks(g *jen.Group) {
	g.Line()
	gosource.Comment(g, "Authorize, if set, is called with %s before preconditions are evaluated%s. %sIt is not called if nothing exists and nothing is created, so authentication (401) belongs in middleware. An *etagen.Problem refuses the request, and %s hides %s.",
		o.AType(), o.askedAgain(), o.askedWithNil(), o.Names.ErrNotFound, o.Local)
	g.Id("Authorize").Add(o.authorize())
	g.Line()
	gosource.Comment(g, "Observe, if set, is called once for each request, with its outcome.")
	g.Id("Observe").Func().Params(gosource.Request(), jen.Id("d").Add(o.Support("Decision")))
	g.Line()
	gosource.Comment(g, "WriteProblem, if set, writes error responses in another format: all of them, 405 and 500 included. Cache-Control, ETag, Retry-After, Allow and the Fields of p are set already. p is a copy with its Title. If nothing is written, p.Status is sent without content.")
	g.Id("WriteProblem").Func().Params(gosource.Writer(), gosource.Request(), jen.Id("p").Op("*").Add(o.Support("Problem")))
	if o.Res.Compress != nil {
		g.Line()
		gosource.Comment(g, "Codings lists content codings besides gzip, the preferred one first. gzip comes last, unless the list contains it. Codings is read once, by Register or at the first request. The handler must not be copied after that.")
		g.Id("Codings").Index().Add(o.Support("Coding"))
	}
	if !o.Res.Digest {
		g.Line()
		gosource.Comment(g, "Encode, if set, appends the JSON of %s to dst, instead of encoding/json. It must not append a newline or modify v, and must append the same bytes for the same value; %s checks that. Entity tags do not depend on it: raise epoch of the directive tag if its bytes change, and do not serve the same address with %s.",
			o.AType(), o.Names.EncodeTest, o.Names.Serve)
		g.Id("Encode").Func().Params(jen.Id("dst").Index().Byte(), jen.Id("v").Add(o.Any())).Params(jen.Index().Byte(), jen.Error())
	}
	o.partition(g)
	if o.Res.Compress != nil {
		g.Line()
		g.Id("coder").Add(o.Support("HandlerCoder")).Comment("of Codings")
	}
	o.keeper(g)
}

// askedAgain says that a write calls Authorize again with what it changes.
func (o reads) askedAgain() string {
	if o.Res.Writes() {
		return ", and again for each new attempt of a write"
	}
	return ""
}

// askedWithNil says for which operations Authorize receives nil.
func (o reads) askedWithNil() string {
	switch {
	case !o.Res.Lists() && !o.Res.Creates():
		return ""
	case !o.Res.Creates():
		return fmt.Sprintf("For the list, %s is nil. ", o.Local)
	case !o.Res.Lists():
		return fmt.Sprintf("For OpCreate, which is a PUT without an existing resource, %s is nil. ", o.Local)
	case o.Res.Create:
		return fmt.Sprintf("For OpList and OpCreate, which is also a PUT without an existing resource, %s is nil. ", o.Local)
	}
	return fmt.Sprintf("For OpList and OpCreate, %s is nil. ", o.Local)
}

// authorize writes the type of the function that decides whether a request is allowed.
func (o reads) authorize() *jen.Statement {
	return jen.Func().Params(gosource.Request(), jen.Id("op").Add(o.Support("Op")), o.Param()).Error()
}

// settings writes the method that returns the user's settings of a handler.
func (o reads) settings() {
	o.Doc("settings sets settings to those of h for a request. It is not inlined, because every method would contain a copy of it.")
	o.Comment("//")
	o.Comment("//go:noinline")
	o.method("settings").Params(o.settingsParam(), jen.Id("op").Add(o.Support("Op")), jen.Id("pattern").String()).BlockFunc(func(g *jen.Group) {
		o.setFields(g)
		g.If(jen.Id("h").Dot("Authorize").Op("!=").Nil()).Block(
			jen.Id("settings").Dot("Authorize").Op("=").Func().Params(gosource.Request(), jen.Id("op").Add(o.Support("Op")), jen.Id("value").Add(o.Any())).Error().Block(
				jen.List(jen.Id(o.Local), jen.Id("_")).Op(":=").Id("value").Assert(o.Pointer()).Comment("nil if there is none"),
				jen.Return(jen.Id("h").Dot("Authorize").Call(jen.Id("r"), jen.Id("op"), jen.Id(o.Local))),
			),
		)
	})
	o.Line()
}

// setFields writes the lines that set the fields of the settings, one after the other. The
// compiler would write a composite literal to memory, and wait to read it again.
func (o reads) setFields(g *jen.Group) {
	set := func(name string, value jen.Code) { g.Id("settings").Dot(name).Op("=").Add(value) }
	for _, name := range []string{"MaxBody", "Now", "OnError", "Observe", "WriteProblem"} {
		if name != "MaxBody" || o.Res.Updates() || o.Res.Posts() {
			set(name, jen.Id("h").Dot(name))
		}
	}
	if !o.Res.Digest {
		set("Encode", jen.Id("h").Dot("Encode"))
	}
	if o.Res.Compress != nil {
		set("Forms", jen.Id("h").Dot("coder").Dot("With").Call(pointer(o.Names.Coder), jen.Id("h").Dot("Codings")))
	}
	set("Decision.Op", jen.Id("op"))
	set("Decision.Pattern", jen.Id("pattern"))
}

// respond writes a method of the handler for reads: what read contains, and what all of
// them have in common.
func (o *output) respond(name, op, pattern string, read ...jen.Code) {
	o.method(name).Params(gosource.Writer(), gosource.Request()).Block(
		o.useSettings(op, pattern),
		jen.If(jen.Id(o.Names.Resource).Dot("AllowRead").Call(jen.Id("w"), jen.Id("r"), pointer("settings"))).Block(read...),
		jen.Id("settings").Dot("Done").Call(jen.Id("r")),
	)
	o.Line()
}

// useSettings writes the variable for the settings of a handler, and the call that sets
// it.
func (o *output) useSettings(op, pattern string) *jen.Statement {
	return jen.Var().Id("settings").Add(o.Support("Settings")).Line().
		Id("h").Dot("settings").Call(pointer("settings"), o.Support("Op"+op), jen.Lit(pattern))
}

// loaded writes the line that records that the store has returned something.
func loaded() *jen.Statement {
	return jen.Id("settings").Dot("Decision").Dot("Loaded").Op("=").True()
}
