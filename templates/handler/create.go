package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// create writes the method of the handler that answers POST, and the variable
// that says how a resource is created.
func (o writes) create() {
	o.Doc("Create answers POST with JSON: it creates %s (RFC 9110 §9.3.3). What the client sends for the version and the time of change counts for nothing. A precondition is about the list: If-None-Match: * always fails.", o.AType())
	o.method("Create").Params(gosource.Writer(), gosource.Request()).Block(
		o.Support("Post").Call(jen.Id("w"), jen.Id("r"), jen.Id("h"), jen.Op("&").Id(o.Names.Creates)),
	)
	o.Line()
	elements := []jen.Code{
		jen.Id("Resource").Op(":").Op("&").Id(o.Names.Resource),
		o.handlerSettings(),
		jen.Id("ETag").Op(":").Id(o.Names.ETag),
		jen.Id("LastModified").Op(":").Id(o.Names.LastModified),
		jen.Id("New").Op(":").Add(o.newOfList()),
		jen.Id("Adopt").Op(":").Func().Params(jen.List(jen.Id(o.Local), jen.Id("fresh")).Add(o.Pointer())).BlockFunc(func(g *jen.Group) {
			o.keepFields(g, "fresh", o.Res.Owned())
		}),
		jen.Id("Create").Op(":").Add(o.storeFunc(jen.Id(o.Local).Add(o.Pointer()), true, func(g *jen.Group) {
			g.Return(o.storeCall("Create", []jen.Code{requestContext(), jen.Id(o.Local)}))
		})),
		jen.Id("List").Op(":").Parens(jen.Op("*").Id(o.Names.Handler)).Dot("List"),
		jen.Id("ListPattern").Op(":").Lit(o.Res.Collection.Pattern),
		jen.Id("ItemPattern").Op(":").Lit(o.Res.Route.Pattern),
		jen.Id("IDs").Op(":").Add(o.idTexts()),
	}
	if len(o.Res.Collection.IDs) > 0 {
		elements = append(elements, jen.Id("At").Op(":").Add(o.atList()))
	}
	elements = append(elements, o.unread()...)
	o.Doc("%s is how %s is created.", o.Names.Creates, o.AType())
	o.Var().Id(o.Names.Creates).Op("=").Add(o.Support("Writes")).Types(jen.Op("*").Id(o.Names.Handler), o.Pointer()).
		ValuesFunc(func(g *jen.Group) { gosource.Lines(g, elements) })
	o.Line()
}

// idTexts writes the function that returns the texts of the wildcards in the
// path of what is created.
func (o writes) idTexts() *jen.Statement {
	return jen.Func().Params(o.Param()).Index().String().BlockFunc(func(g *jen.Group) {
		var texts, unreachable []jen.Code
		for _, id := range o.Res.Route.IDs {
			texts = append(texts, values.IDText(o.File, id))
			unreachable = append(unreachable, values.Source{Local: o.Local}.Unreachable(id.Field)...)
		}
		if len(unreachable) > 0 {
			g.If(gosource.AnyOf(unreachable)).Block(jen.Return(jen.Make(jen.Index().String(), jen.Lit(len(texts)))))
		}
		g.Return(jen.Index().String().Values(texts...))
	})
}

// newOfList writes the function that returns a resource with the ids that the
// path of the list names, and nothing else.
func (o writes) newOfList() *jen.Statement {
	if len(o.Res.Collection.IDs) == 0 {
		return jen.Func().Params(jen.Op("*").Qual("net/http", "Request")).Params(o.Pointer(), jen.Error()).Block(
			jen.Return(jen.New(o.Typ()), jen.Nil()))
	}
	return jen.Func().Params(gosource.Request()).Params(o.Pointer(), jen.Error()).BlockFunc(func(g *jen.Group) {
		g.Id(o.Local).Op(":=").New(o.Typ())
		for _, id := range o.Res.Collection.IDs {
			f := values.NewComposite(o.File, o.Local)
			f.Reach(id.Field)
			for _, s := range f.Statements {
				g.Add(s)
			}
			o.readListID(g, id, values.Source{Local: o.Local}.Read(id.Field), jen.Return(jen.Nil(), jen.Id(o.Names.ErrNotFound)))
		}
		g.Return(jen.Id(o.Local), jen.Nil())
	})
}

// atList writes the function that compares the ids of a resource with those of
// the path of a list.
func (o writes) atList() *jen.Statement {
	param := func(id *model.ID) *jen.Statement { return jen.Id(o.IDParam(id)) }
	return jen.Func().Params(gosource.Request(), o.Param()).Bool().BlockFunc(func(g *jen.Group) {
		for _, id := range o.Res.Collection.IDs {
			g.Var().Add(param(id)).Add(gosource.TypeCode(id.Field.Type))
			o.readListID(g, id, param(id), jen.Return(jen.False()))
		}
		g.Return(o.sameIDsAs(o.Res.Collection.IDs, param))
	})
}
