package templates

import (
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// create writes the method of the handler that answers POST, and the variable
// that says how a resource is created.
func (o *output) create() {
	o.doc("Create answers POST with JSON: it creates %s (RFC 9110 §9.3.3). What the client sends for the version and the time of change counts for nothing. A precondition is about the list: If-None-Match: * always fails.", o.aType())
	o.method("Create").Params(writer(), request()).Block(
		o.support("Post").Call(jen.Id("w"), jen.Id("r"), jen.Id("h"), jen.Op("&").Id(o.names.Creates)),
	)
	o.Line()
	elements := []jen.Code{
		jen.Id("Resource").Op(":").Op("&").Id(o.names.Resource),
		jen.Id("Settings").Op(":").Add(o.settings()),
		jen.Id("ETag").Op(":").Id(o.names.ETag),
		jen.Id("LastModified").Op(":").Id(o.names.LastModified),
		jen.Id("New").Op(":").Add(o.newOfList()),
		jen.Id("Adopt").Op(":").Func().Params(jen.List(jen.Id(o.local), jen.Id("fresh")).Add(o.pointer())).BlockFunc(func(g *jen.Group) {
			o.keepFields(g, "fresh", o.owned())
		}),
		jen.Id("Create").Op(":").Add(o.storeFunc(jen.Id(o.local).Add(o.pointer()), true, func(g *jen.Group) {
			g.Return(o.storeCall("Create", []jen.Code{requestContext(), jen.Id(o.local)}))
		})),
		jen.Id("List").Op(":").Parens(jen.Op("*").Id(o.names.Handler)).Dot("List"),
		jen.Id("ListPattern").Op(":").Lit(o.res.Collection.Pattern),
		jen.Id("ItemPattern").Op(":").Lit(o.res.Route.Pattern),
		jen.Id("IDs").Op(":").Add(o.idTexts()),
	}
	if len(o.res.Collection.IDs) > 0 {
		elements = append(elements, jen.Id("At").Op(":").Add(o.atList()))
	}
	elements = append(elements, o.unread()...)
	o.doc("%s is how %s is created.", o.names.Creates, o.aType())
	o.Var().Id(o.names.Creates).Op("=").Add(o.support("Writes")).Types(jen.Op("*").Id(o.names.Handler), o.pointer()).
		ValuesFunc(func(g *jen.Group) { lines(g, elements) })
	o.Line()
}

// owned are the fields that the store alone sets, and those of the path of the
// list: all that a client cannot set when it creates a resource.
func (o *output) owned() []*annotations.Field {
	var fields []*annotations.Field
	for _, id := range o.res.Collection.IDs {
		fields = append(fields, id.Field)
	}
	free := func(f *annotations.Field) bool { return slices.Contains(o.res.Joined, f) }
	return slices.Concat(fields, slices.DeleteFunc(o.res.ValidatorFields(), free), o.res.ReadOnly)
}

// idTexts writes the function that returns the texts of the wildcards in the
// path of what is created.
func (o *output) idTexts() *jen.Statement {
	return jen.Func().Params(o.param()).Index().String().BlockFunc(func(g *jen.Group) {
		var texts, unreachable []jen.Code
		for _, id := range o.res.Route.IDs {
			texts = append(texts, o.idTextOf(id))
			unreachable = append(unreachable, source{local: o.local}.unreachable(id.Field)...)
		}
		if len(unreachable) > 0 {
			g.If(anyOf(unreachable)).Block(jen.Return(jen.Make(jen.Index().String(), jen.Lit(len(texts)))))
		}
		g.Return(jen.Index().String().Values(texts...))
	})
}

// newOfList writes the function that returns a resource with the ids that the
// path of the list names, and nothing else.
func (o *output) newOfList() *jen.Statement {
	if len(o.res.Collection.IDs) == 0 {
		return jen.Func().Params(jen.Op("*").Qual("net/http", "Request")).Params(o.pointer(), jen.Error()).Block(
			jen.Return(jen.New(o.typ()), jen.Nil()))
	}
	return jen.Func().Params(request()).Params(o.pointer(), jen.Error()).BlockFunc(func(g *jen.Group) {
		g.Id(o.local).Op(":=").New(o.typ())
		for _, id := range o.res.Collection.IDs {
			f := &fixture{output: o}
			f.reach(id.Field)
			for _, s := range f.statements {
				g.Add(s)
			}
			o.readListID(g, id, source{local: o.local}.read(id.Field), jen.Return(jen.Nil(), jen.Id(o.names.ErrNotFound)))
		}
		g.Return(jen.Id(o.local), jen.Nil())
	})
}

// atList writes the function that compares the ids of a resource with those of
// the path of a list.
func (o *output) atList() *jen.Statement {
	param := func(id *annotations.ID) *jen.Statement { return jen.Id(o.idParam(id)) }
	return jen.Func().Params(request(), o.param()).Bool().BlockFunc(func(g *jen.Group) {
		for _, id := range o.res.Collection.IDs {
			g.Var().Add(param(id)).Add(typeCode(id.Field.Type))
			o.readListID(g, id, param(id), jen.Return(jen.False()))
		}
		g.Return(o.sameIDsAs(o.res.Collection.IDs, param))
	})
}

// idTextOf writes the expression for the text of an id.
func (o *output) idTextOf(id *annotations.ID) *jen.Statement {
	x := source{local: o.local}.read(id.Field)
	switch id.Field.Kind {
	case annotations.Int:
		return jen.Qual("strconv", "FormatInt").Call(convert(x, id.Field.Type, types.Int64), jen.Lit(10))
	case annotations.Uint:
		return jen.Qual("strconv", "FormatUint").Call(convert(x, id.Field.Type, types.Uint64), jen.Lit(10))
	case annotations.Text:
		return o.support("Text").Call(o.textOf(id.Field, x))
	}
	return convert(x, id.Field.Type, types.String)
}
