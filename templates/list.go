package templates

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// list writes the methods of the handler that answer for the collection.
func (o *output) list() {
	o.doc("List answers GET and HEAD for the list of %s: 304 or 412 where a precondition of the request says so, else 200 with a page, and 400 where the query is malformed (RFC 9110 §13.2.2).", o.plural())
	o.method("List").Params(writer(), request()).Block(
		o.onlyReads(),
		jen.If(jen.Err().Op(":=").Id("h").Dot("list").Call(jen.Id("w"), jen.Id("r")), jen.Err().Op("!=").Nil()).Block(
			jen.Id(o.names.Collection).Dot("Fail").Call(jen.Id("w"), jen.Id("r"), jen.Err(), jen.Id("h").Dot("OnError")),
		),
	)
	o.Line()
	o.doc("list is List for a request that is known to be a read. It writes nothing where it returns an error.")
	o.method("list").Params(writer(), request()).Error().BlockFunc(func(g *jen.Group) {
		o.readQuery(g)
		tag := jen.Nil()
		if o.res.Collection.Stat {
			o.listByStat(g)
			tag = jen.Id("tag")
		}
		g.List(jen.Id("page"), jen.Err()).Op(":=").Id("h").Dot("Store").Dot("List"+o.names.Plural).Call(requestContext(), jen.Id("q"))
		o.returnErr(g)
		if o.res.Collection.Stat {
			o.statAgain(g)
		}
		o.members(g)
		g.Return(jen.Id("query").Dot("Serve").Call(
			jen.Id("w"), jen.Id("r"), tag, jen.Id("members"), jen.Id("page").Dot("Next"), jen.Id("page").Dot("Items"), jen.Id("h").Dot("OnError")))
	})
	o.Line()
}

// method begins a method of the handler.
func (o *output) method(name string) *jen.Statement {
	return o.Func().Params(jen.Id("h").Op("*").Id(o.names.Handler)).Id(name)
}

// returnErr writes the lines that return an error.
func (o *output) returnErr(g *jen.Group) {
	g.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err()))
}

// readQuery writes the lines that read what a request asks for.
func (o *output) readQuery(g *jen.Group) {
	raw := []jen.Code{jen.Id("r").Dot("URL").Dot("RawQuery")}
	for _, id := range o.res.Collection.IDs {
		raw = append(raw, jen.Id("r").Dot("PathValue").Call(jen.Lit(id.Wildcard)))
	}
	g.List(jen.Id("query"), jen.Err()).Op(":=").Id(o.names.Collection).Dot("ParseQuery").Call(raw...)
	o.returnErr(g)
	g.List(jen.Id("q"), jen.Err()).Op(":=").Id(o.names.NewQuery).Call(jen.Op("&").Id("query"))
	o.returnErr(g)
	for _, id := range o.res.Collection.IDs {
		o.readListID(g, id, jen.Id("q").Dot(exported(id.Field.Name())), jen.Return(jen.Id(o.names.ErrNotFound)))
	}
}

// readListID writes the lines that read an id from the path of a list, and what
// is done where there is none.
func (o *output) readListID(g *jen.Group, id *annotations.ID, to *jen.Statement, refuse jen.Code) {
	if value := o.parseID(g, id, to, refuse); id.Field.Kind != annotations.Text {
		g.Add(to).Op("=").Add(value)
	}
}

// listByStat writes the lines that decide by what the store vouches for.
func (o *output) listByStat(g *jen.Group) {
	g.List(jen.Id("stat"), jen.Err()).Op(":=").Id("h").Dot("Store").Dot("Stat"+o.names.Plural).Call(requestContext(), jen.Id("q"))
	o.returnErr(g)
	g.Var().Id("buf").Index(o.support("TagSize")).Byte()
	g.Id("tag").Op(":=").Id("query").Dot("AppendTag").Call(jen.Id("buf").Index(jen.Op(":0")), jen.Id("stat").Dot("Counter"), jen.Id("stat").Dot("Mark"))
	g.If(jen.Op("!").Id("query").Dot("Proceed").Call(jen.Id("w"), jen.Id("r"), jen.Id("tag"))).Block(jen.Return(jen.Nil()))
}

// statAgain writes the lines that give up the tag of a list that has changed
// while it was loaded: a strong tag may not stand for other bytes.
func (o *output) statAgain(g *jen.Group) {
	g.List(jen.Id("now"), jen.Err()).Op(":=").Id("h").Dot("Store").Dot("Stat"+o.names.Plural).Call(requestContext(), jen.Id("q"))
	o.returnErr(g)
	g.If(jen.Id("now").Op("!=").Id("stat")).Block(
		jen.Id("tag").Op("=").Nil().Comment("changed meanwhile: the page makes its own tag"),
	)
}

// members writes the lines that tell the items of a page apart.
func (o *output) members(g *jen.Group) {
	item := jen.Id(o.local)
	buffer := func(name string) *jen.Statement { return jen.Id(name).Index(jen.Op(":0")) }
	o.itemsHere(g)
	g.Id("members").Op(":=").Add(o.support("NewMembers")).Call()
	g.Defer().Id("members").Dot("Free").Call()
	g.For(jen.List(jen.Id("_"), item).Op(":=").Range().Id("page").Dot("Items")).Block(
		jen.If(item.Clone().Op("==").Nil()).Block(
			jen.Return(jen.Qual("errors", "New").Call(jen.Lit("List"+o.names.Plural+" returned a nil *"+o.res.Name))),
		),
		jen.Var().List(jen.Id("itemID"), jen.Id("itemTag")).Index(o.support("TagSize")).Byte(),
		jen.Id("members").Dot("Add").Call(
			jen.Id(o.names.AppendID).Call(buffer("itemID"), item.Clone()),
			jen.Id(o.names.AppendTag).Call(buffer("itemTag"), item.Clone()),
		),
	)
}

// itemsHere writes the lines that leave out items with other ids than those of
// the path.
func (o *output) itemsHere(g *jen.Group) {
	ids := o.res.Collection.IDs
	if len(ids) == 0 {
		return
	}
	same := o.sameIDsAs(ids, func(id *annotations.ID) *jen.Statement { return jen.Id("q").Dot(exported(id.Field.Name())) })
	here := jen.Func().Params(o.param()).Bool().Block(jen.Return(jen.Id(o.local).Op("==").Nil().Op("||").Add(same)))
	g.List(jen.Id("page").Dot("Items"), jen.Err()).Op("=").Add(o.support("Here")).Call(jen.Op("&").Id("query"), jen.Id("page").Dot("Next"), jen.Id("page").Dot("Items"), here)
	o.returnErr(g)
}

// posts reports whether the list takes POST.
func (o *output) posts() bool {
	return o.res.Collection != nil && len(o.res.Collection.Methods) > 1
}

// listAllow is the value of the Allow field of the list.
func (o *output) listAllow() string {
	methods := append([]string{"GET", "HEAD"}, o.res.Collection.Methods[1:]...)
	return strings.Join(append(methods, "OPTIONS"), ", ")
}
