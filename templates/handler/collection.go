package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// collection writes what a list adds to the output, except the handler's methods.
func (o lists) collection() {
	c := o.Res.Collection
	elements := []jen.Code{jen.Id("Resource").Op(":").Op("&").Id(o.Names.Resource)}
	if o.Res.Lists() {
		o.Doc("%s is returned by %s, possibly wrapped, if it cannot read the After of %s, which a client may have made up.", o.Names.ErrCursor, gosource.Article(o.Names.Store), gosource.Article(o.Names.Query))
		o.sentinel(o.Names.ErrCursor, gosource.Word(o.Res.Name)+" cursor not known")
		elements = append(elements, o.queryElements()...)
	}
	if c.ItemTags {
		elements = append(elements, jen.Id("ItemTags").Op(":").True())
	}
	if o.Res.Weak {
		elements = append(elements, jen.Id("Weak").Op(":").True())
	}
	elements = append(elements, jen.Id("Fingerprint").Op(":").Lit(o.Res.Fingerprint))
	if o.Res.Lists() {
		elements = append(elements, jen.Id("BadCursor").Op(":").Id(o.Names.ErrCursor))
	}
	o.Doc("%s contains what the responses for all lists of %s share.", o.Names.Collection, o.Plural())
	o.Var().Id(o.Names.Collection).Op("=").Add(o.Support("Collection")).ValuesFunc(func(g *jen.Group) { gosource.Lines(g, elements) })
	o.Line()
	o.appendID()
	if o.Res.Lists() {
		o.query()
	}
	o.page()
	if c.Stat {
		o.listStat()
	}
}

// queryElements returns the elements of the description that say what a query can
// contain.
func (o lists) queryElements() []jen.Code {
	c := o.Res.Collection
	elements := []jen.Code{
		jen.Id("Pattern").Op(":").Lit(c.Pattern),
		jen.Id("Limit").Op(":").Lit(c.Limit),
		jen.Id("MaxLimit").Op(":").Lit(c.MaxLimit),
	}
	if c.Total {
		elements = append(elements, jen.Id("Total").Op(":").True())
	}
	var sort, filters, repeated []string
	for _, m := range c.Sort {
		sort = append(sort, m.Name)
	}
	for _, p := range c.Parameters() {
		filters = append(filters, p.Name)
		if p.By == model.ByValues {
			repeated = append(repeated, p.Name)
		}
	}
	for _, names := range []struct {
		field string
		names []string
	}{{"Sort", sort}, {"Filters", filters}, {"Repeated", repeated}, {"Ignored", c.Ignore}} {
		if len(names.names) > 0 {
			elements = append(elements, jen.Id(names.field).Op(":").Index().String().ValuesFunc(func(g *jen.Group) {
				for _, name := range names.names {
					g.Lit(name)
				}
			}))
		}
	}
	return elements
}

// appendID writes the function that appends the identity of an item.
func (o lists) appendID() {
	s := values.Source{Local: o.Local}
	o.Doc("%s appends to dst what identifies %s among %s.", o.Names.AppendID, o.Local, o.Plural())
	t := newTag(o.output)
	o.Func().Id(o.Names.AppendID).Params(jen.Id("dst").Index().Byte(), o.Param()).Index().Byte().BlockFunc(func(g *jen.Group) {
		for i, f := range o.Res.Collection.Keys {
			if i > 0 {
				g.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune('/'))
			}
			if conditions := s.Unreachable(f); len(conditions) > 0 {
				g.If(gosource.AnyOf(conditions)).Block(jen.Return(jen.Id("dst")))
			}
			t.Last = i == len(o.Res.Collection.Keys)-1
			t.appendKey(g, f, s.Read(f))
		}
	})
	o.Line()
}

// listStat writes the type for the state of a list as the store reports it.
func (o lists) listStat() {
	o.Doc("%s identifies a state of a list of %s. Set Counter or Mark; if both are zero, the entity tag is made from the whole page.", o.Names.ListStat, o.Plural())
	o.Type().Id(o.Names.ListStat).StructFunc(func(g *jen.Group) {
		gosource.Comment(g, "Counter changes with each insert, update, delete and new order, and never has the same value twice.")
		g.Id("Counter").Int64()
		gosource.Comment(g, "Mark is used like Counter, but is a text, such as the time of the last change together with the number of deletions.")
		g.Id("Mark").String()
		gosource.Comment(g, "View names what a caller may see, such as a role; empty if all see the same rows and variants. Different views have different entity tags. It says nothing about changes.")
		g.Id("View").String()
	})
	o.Line()
}

// page writes the type of a part of a list.
func (o lists) page() {
	duty := " Next has to mark the same place even if items are updated or deleted. " + o.marks()
	order, next := "in the order of the query", "where the next page begins, as the store writes it; empty at the end"
	switch {
	case !o.Res.Lists():
		duty, order, next = "", "in order", "where the next page begins, as clients send it; empty at the end"
	case o.Res.ClientOnly():
		duty, next = "", "where the next page begins, in the words of the server; empty at the end"
	}
	o.Doc("%s is a part of a list of %s, for the response to a query.%s", model.UpperFirst(gosource.Article(o.Names.Page)), o.Plural(), duty)
	o.Type().Id(o.Names.Page).StructFunc(func(g *jen.Group) {
		g.Id("Items").Index().Op("*").Add(o.Typ()).Comment(order)
		g.Id("Next").String().Comment(next)
		if o.Res.Collection.Total {
			g.Id("Total").Op("*").Int().Comment("the number of items on all pages; nil if it is unknown")
		}
		if o.Res.Collection.Stat {
			g.Id("Stat").Op("*").Id(o.Names.ListStat).Commentf("the state of the list, read in one transaction with the items; if nil, Stat%s is called again", o.Names.Plural)
		}
	})
	o.Line()
	if o.Res.ClientOnly() {
		return
	}
	o.addItems()
	o.servePage()
	o.pageETag()
}

// marks says what Next is made from.
func (o lists) marks() string {
	if len(o.Res.Collection.Sort) == 0 {
		return "Make it from the id of the last item, and not from an offset. It becomes part of a URL."
	}
	return "Make it from the sort keys and the id of the last item, and not from an offset or an id to look up. It becomes part of a URL, so limit its length."
}

// addItems writes the function that adds the items of a page, which identifies each.
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

// newMembers writes the lines that create the member list.
func (o lists) newMembers(g *jen.Group) {
	g.Id("members").Op(":=").Add(o.Support("NewMembers")).Call()
	g.Defer().Id("members").Dot("Free").Call()
}

// addItemsCall writes the call that adds the items of a page.
func (o lists) addItemsCall() *jen.Statement {
	return jen.Id(o.Names.AddItems).Call(jen.Id("members"), jen.Id("page").Dot("Items"))
}

// servePage writes the function for the user's own list handlers.
func (o lists) servePage() {
	o.Doc("%s serves GET and HEAD with a page of %s as JSON, for a handler that reads the query itself: 304 or 412 if a precondition of the request says so, else 200 (RFC 9110 §13.2.2). It sends Next unchanged, and leaves a Link field to the caller. The response to other methods is 405, and to a nil item 500.", o.Names.ServePage, o.Plural())
	o.Func().Id(o.Names.ServePage).Params(gosource.Writer(), gosource.Request(), jen.Id("page").Id(o.Names.Page)).BlockFunc(func(g *jen.Group) {
		g.Add(o.onlyReads())
		o.newMembers(g)
		g.If(jen.Err().Op(":=").Add(o.addItemsCall()), jen.Err().Op("!=").Nil()).Block(o.failPage(), jen.Return())
		serve := jen.Id(o.Names.Collection).Dot("ServePage").Call(append([]jen.Code{jen.Id("w"), jen.Id("r")}, append(o.pageParts(), jen.Id("page").Dot("Items"))...)...)
		g.If(jen.Err().Op(":=").Add(serve), jen.Err().Op("!=").Nil()).Block(o.failPage())
	})
	o.Line()
}

// failPage writes the call that responds to an error of a page.
func (o lists) failPage() *jen.Statement {
	return jen.Id(o.Names.Collection).Dot("Fail").Call(jen.Id("w"), jen.Id("r"), jen.Err(), jen.Nil())
}

// pageETag writes the function that returns the entity tag of a page.
func (o lists) pageETag() {
	o.Doc("%s returns the entity tag that %s sends. It is made from the page alone: the ids and entity tags of its items, in order, and %s. It is empty if an item has no entity tag.", o.Names.PageETag, o.Names.ServePage, o.pageRest())
	o.Func().Id(o.Names.PageETag).Params(jen.Id("page").Id(o.Names.Page)).String().BlockFunc(func(g *jen.Group) {
		o.newMembers(g)
		g.If(o.addItemsCall().Op("!=").Nil()).Block(jen.Return(jen.Lit("")))
		g.Return(jen.String().Call(jen.Id(o.Names.Collection).Dot("AppendPageTag").Call(append([]jen.Code{jen.Nil()}, o.pageParts()...)...)))
	})
	o.Line()
}

// pageRest describes what a page contains besides its items.
func (o lists) pageRest() string {
	if o.Res.Collection.Total {
		return "Next and Total"
	}
	return "Next"
}

// pageParts returns the arguments that describe a page.
func (o lists) pageParts() []jen.Code {
	total := jen.Nil()
	if o.Res.Collection.Total {
		total = jen.Id("page").Dot("Total")
	}
	return []jen.Code{jen.Id("members"), jen.Id("page").Dot("Next"), total}
}
