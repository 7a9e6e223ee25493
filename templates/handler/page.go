package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// page writes the type of a part of a list.
func (o lists) page() {
	duty := " Next comes back in an address: make it of an id, and not of values of any length."
	order, next := "in the order of the query", "where the next page begins, in the words of the store; empty at the end"
	if !o.Res.Lists() {
		duty, order, next = "", "in their order", "where the next page begins, as the client is to say it; empty at the end"
	}
	o.Doc("%s is a part of a list of %s.%s", gosource.UpperFirst(gosource.Article(o.Names.Page)), o.Plural(), duty)
	o.Type().Id(o.Names.Page).StructFunc(func(g *jen.Group) {
		g.Id("Items").Index().Op("*").Add(o.Typ()).Comment(order)
		g.Id("Next").String().Comment(next)
		if o.Res.Collection.Total {
			g.Id("Total").Op("*").Int().Comment("how many there are on all pages; nil if that is not known")
		}
		if o.Res.Collection.Stat {
			g.Id("Stat").Op("*").Id(o.Names.ListStat).Commentf("of the state that the items are of, read in one transaction with them; nil has Stat%s asked again", o.Names.Plural)
		}
	})
	o.Line()
	o.addItems()
	o.servePage()
	o.pageETag()
}

// addItems writes the function that tells the items of a page apart.
func (o lists) addItems() {
	item := jen.Id(o.Local)
	buffer := func(name string) *jen.Statement { return jen.Id(name).Index(jen.Op(":0")) }
	o.Doc("%s adds the items of a page to its members, of which none is nil.", o.Names.AddItems)
	o.Func().Id(o.Names.AddItems).Params(jen.Id("members").Op("*").Add(o.Support("Members")), jen.Id("items").Index().Add(o.Pointer())).Error().Block(
		jen.For(jen.List(jen.Id("_"), item).Op(":=").Range().Id("items")).Block(
			jen.If(item.Clone().Op("==").Nil()).Block(
				jen.Return(jen.Qual("errors", "New").Call(jen.Lit("a page of "+o.Plural()+" has a nil *"+o.Res.Name))),
			),
			jen.Var().List(jen.Id("itemID"), jen.Id("itemTag")).Index(o.Support("TagSize")).Byte(),
			jen.Id("members").Dot("Add").Call(
				jen.Id(o.Names.AppendID).Call(buffer("itemID"), item.Clone()),
				jen.Id(o.Names.AppendTag).Call(buffer("itemTag"), item.Clone()),
			),
		),
		jen.Return(jen.Nil()),
	)
	o.Line()
}

// members writes the lines that tell the items of a page apart, with what is done if
// one is nil.
func (o lists) members(g *jen.Group, otherwise ...jen.Code) {
	o.newMembers(g)
	g.If(jen.Err().Op(":=").Add(o.addItemsCall()), jen.Err().Op("!=").Nil()).Block(otherwise...)
}

// newMembers writes the lines that make a list of members.
func (o lists) newMembers(g *jen.Group) {
	g.Id("members").Op(":=").Add(o.Support("NewMembers")).Call()
	g.Defer().Id("members").Dot("Free").Call()
}

// addItemsCall writes the call that tells the items of a page apart.
func (o lists) addItemsCall() *jen.Statement {
	return jen.Id(o.Names.AddItems).Call(jen.Id("members"), jen.Id("page").Dot("Items"))
}

// servePage writes the function for list handlers of the user's own.
func (o lists) servePage() {
	o.Doc("%s answers GET and HEAD with a page of %s as JSON, for a handler that reads the query itself: 304 or 412 if a precondition of the request says so, else 200 (RFC 9110 §13.2.2). Next is sent as it is, and a Link field is the caller's. Other methods are answered 405, and a nil item is answered 500.", o.Names.ServePage, o.Plural())
	o.Func().Id(o.Names.ServePage).Params(gosource.Writer(), gosource.Request(), jen.Id("page").Id(o.Names.Page)).BlockFunc(func(g *jen.Group) {
		g.Add(reads{o.output}.onlyReads())
		o.members(g, o.failPage(), jen.Return())
		serve := jen.Id(o.Names.Collection).Dot("ServePage").Call(append([]jen.Code{jen.Id("w"), jen.Id("r")}, append(o.pageParts(), jen.Id("page").Dot("Items"))...)...)
		g.If(jen.Err().Op(":=").Add(serve), jen.Err().Op("!=").Nil()).Block(o.failPage())
	})
	o.Line()
}

// failPage writes the call that answers an error of a page.
func (o lists) failPage() *jen.Statement {
	return jen.Id(o.Names.Collection).Dot("Fail").Call(jen.Id("w"), jen.Id("r"), jen.Err(), jen.Nil())
}

// pageETag writes the function that tells the entity tag of a page.
func (o lists) pageETag() {
	o.Doc("%s returns the entity tag that %s sends, which is made of the page alone: of the ids and entity tags of its items in their order, and of %s. It is empty if an item has none.", o.Names.PageETag, o.Names.ServePage, o.pageRest())
	o.Func().Id(o.Names.PageETag).Params(jen.Id("page").Id(o.Names.Page)).String().BlockFunc(func(g *jen.Group) {
		o.newMembers(g)
		g.If(o.addItemsCall().Op("!=").Nil()).Block(jen.Return(jen.Lit("")))
		g.Return(jen.String().Call(jen.Id(o.Names.Collection).Dot("AppendPageTag").Call(append([]jen.Code{jen.Nil()}, o.pageParts()...)...)))
	})
	o.Line()
}

// pageRest names what a page has beside its items.
func (o lists) pageRest() string {
	if o.Res.Collection.Total {
		return "Next and Total"
	}
	return "Next"
}

// pageParts are the arguments that a page is made of.
func (o lists) pageParts() []jen.Code {
	total := jen.Nil()
	if o.Res.Collection.Total {
		total = jen.Id("page").Dot("Total")
	}
	return []jen.Code{jen.Id("members"), jen.Id("page").Dot("Next"), total}
}
