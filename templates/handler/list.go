package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// list writes the methods of the handler that serve the collection.
func (o lists) list() {
	o.Doc("List serves GET and HEAD for the list of %s: 304 or 412 if a precondition of the request says so, else 200 with a page, and 400 if the query is malformed (RFC 9110 §13.2.2).", o.Plural())
	o.respond("List", "List", o.Res.Collection.Pattern,
		o.callList(jen.Id("h"), pointer("settings")),
	)
	o.Doc("list is List for a request that is known to be a read. It writes nothing if it returns an error.")
	o.method("list").Params(gosource.Writer(), gosource.Request(), o.settingsParam()).Error().BlockFunc(func(g *jen.Group) {
		o.readQuery(g)
		state := jen.Nil() // the page fills it in
		if o.Res.Collection.Stat {
			o.listByStat(g)
			state = jen.Id("state")
		}
		g.List(jen.Id("page"), jen.Err()).Op(":=").Id("h").Dot("Store").Dot("List"+o.Names.Plural).Call(requestContext(), jen.Id("q"))
		returnErr(g)
		g.Add(loaded())
		if o.Res.Collection.Stat {
			o.statAgain(g)
		}
		o.itemsHere(g)
		if o.Res.Collection.Total {
			g.Id("query").Dot("SetTotal").Call(jen.Id("page").Dot("Total"))
		}
		g.Id("members").Op(":=").Add(o.Support("NewMembers")).Call()
		g.Err().Op("=").Add(o.addItemsCall())
		g.If(jen.Err().Op("==").Nil()).Block(jen.Err().Op("=").Id("query").Dot("Serve").Call(
			jen.Id("w"), jen.Id("r"), state, jen.Id("members"), jen.Id("page").Dot("Next"), jen.Id("page").Dot("Items"), jen.Id("settings")))
		g.Id("members").Dot("Free").Call() // without defer, which would take more code in each list
		g.Return(jen.Err())
	})
	o.Line()
}

// callList writes the call of a handler's list method, and the call that responds to its
// error.
func (o *output) callList(handler *jen.Statement, settings jen.Code) *jen.Statement {
	list := handler.Dot("list").Call(jen.Id("w"), jen.Id("r"), settings)
	fail := jen.Id(o.Names.Collection).Dot("Fail").Call(jen.Id("w"), jen.Id("r"), jen.Err(), settings)
	return jen.If(jen.Err().Op(":=").Add(list), jen.Err().Op("!=").Nil()).Block(fail)
}

// readQuery writes the lines that read the query of a request. A path that cannot belong
// to any list is rejected first, and Authorize is called before the query is read.
func (o lists) readQuery(g *jen.Group) {
	if len(o.Res.Collection.IDs) > 0 {
		g.Var().Id("q").Id(o.Names.Query)
	}
	for _, id := range o.Res.Collection.IDs {
		o.readListID(g, id, jen.Id("q").Dot(model.UpperFirst(id.Field.Name())), jen.Return(jen.Id(o.Names.ErrNotFound)))
	}
	o.tryOrReturn(g, o.permit("List", jen.Nil()))
	raw := []jen.Code{pointer("query"), jen.Id("r").Dot("URL").Dot("RawQuery")}
	for _, id := range o.Res.Collection.IDs {
		raw = append(raw, jen.Id("r").Dot("PathValue").Call(jen.Lit(id.Wildcard)))
	}
	g.Var().Id("query").Add(o.Support("Query"))
	o.tryOrReturn(g, jen.Id(o.Names.Collection).Dot("ParseQuery").Call(raw...))
	if len(o.Res.Collection.IDs) == 0 {
		g.Var().Id("q").Id(o.Names.Query)
	}
	o.tryOrReturn(g, jen.Id(o.Names.NewQuery).Call(pointer("query"), pointer("q")))
}

// tryOrReturn writes the line that returns the error of a call.
func (o lists) tryOrReturn(g *jen.Group, call *jen.Statement) {
	g.If(jen.Err().Op(":=").Add(call), jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err()))
}

// listByStat writes the lines that evaluate preconditions with the state that the store
// reports.
func (o lists) listByStat(g *jen.Group) {
	g.List(jen.Id("stat"), jen.Err()).Op(":=").Id("h").Dot("Store").Dot("Stat"+o.Names.Plural).Call(requestContext(), jen.Id("q"))
	returnErr(g)
	g.Add(o.tagBuffer())
	tag := jen.Id("query").Dot("AppendTag").Call(jen.Id("tag").Index(jen.Op(":0")), jen.Id("stat").Dot("Counter"), jen.Id("stat").Dot("Mark"), jen.Id("stat").Dot("View"))
	g.Id("state").Op(":=").Op("&").Add(o.Support("State")).Values(jen.Id("Tag").Op(":").Add(tag))
	g.If(jen.Op("!").Id("query").Dot("ProceedPage").Call(jen.Id("w"), jen.Id("r"), jen.Id("state"), jen.Id("settings"))).Block(jen.Return(jen.Nil()))
}

// statAgain writes the lines that drop the entity tag of a list that has changed while
// it was loaded: a strong tag must not identify other bytes.
func (o lists) statAgain(g *jen.Group) {
	g.Id("loaded").Op(":=").Id("page").Dot("Stat")
	g.If(jen.Id("loaded").Op("==").Nil()).BlockFunc(func(g *jen.Group) {
		g.List(jen.Id("again"), jen.Err()).Op(":=").Id("h").Dot("Store").Dot("Stat"+o.Names.Plural).Call(requestContext(), jen.Id("q"))
		returnErr(g)
		g.Id("loaded").Op("=").Add(pointer("again"))
	})
	g.If(jen.Op("*").Id("loaded").Op("!=").Id("stat")).Block(
		jen.Id("state").Dot("Tag").Op("=").Nil().Comment("modified concurrently: Serve makes the tag from the page"),
	)
}

// itemsHere writes the lines that remove items whose ids differ from those in the path.
func (o lists) itemsHere(g *jen.Group) {
	ids := o.Res.Collection.IDs
	if len(ids) == 0 {
		return
	}
	same := o.sameIDsAs(ids, func(id *model.ID) *jen.Statement { return jen.Id("q").Dot(model.UpperFirst(id.Field.Name())) })
	here := jen.Func().Params(o.Param()).Bool().Block(jen.Return(jen.Id(o.Local).Op("==").Nil().Op("||").Add(same)))
	g.List(jen.Id("page").Dot("Items"), jen.Err()).Op("=").Add(o.Support("Here")).Call(jen.Op("&").Id("query"), jen.Id("page").Dot("Next"), jen.Id("page").Dot("Items"), here)
	returnErr(g)
}

// ListTypes writes the types of a query and of a page, for a client without a handler.
// Call it if there is no handler, whose file contains them otherwise.
func ListTypes(f *gosource.File) {
	o := lists{&output{f}}
	o.query()
	o.page()
	if o.Res.Collection.Stat {
		o.listStat()
	}
}
