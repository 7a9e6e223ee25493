package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// ids writes the lines that read the ids from the path, and what is done where
// one of them cannot be an id.
func (o *output) ids(g *jen.Group, failed ...jen.Code) {
	if len(o.Res.Route.IDs) == 0 {
		return
	}
	var names []jen.Code
	for _, id := range o.Res.Route.IDs {
		names = append(names, jen.Id(o.IDParam(id)))
	}
	g.List(append(names, jen.Err())...).Op(":=").Id(o.Names.ParsePath).Call(jen.Id("r"))
	g.If(jen.Err().Op("!=").Nil()).Block(failed...)
}

// idArgs are the arguments of a call to the store: the context and the ids.
func (o *output) idArgs() []jen.Code {
	args := []jen.Code{requestContext()}
	for _, id := range o.Res.Route.IDs {
		args = append(args, jen.Id(o.IDParam(id)))
	}
	return args
}

// parsePath writes the function that reads the ids from the path.
func (o reads) parsePath() {
	if len(o.Res.Route.IDs) == 0 {
		return
	}
	o.Doc("%s returns the ids in the path of r, or %s if one of them is not an id in its only spelling.", o.Names.ParsePath, o.Names.ErrNotFound)
	o.Func().Id(o.Names.ParsePath).Params(gosource.Request()).ParamsFunc(func(g *jen.Group) {
		for _, id := range o.Res.Route.IDs {
			g.Id(o.IDParam(id)).Add(gosource.TypeCode(id.Field.Type))
		}
		g.Err().Error()
	}).BlockFunc(o.parsePathBody)
	o.Line()
}

// parsePathBody writes the body of the function that reads the ids.
func (o reads) parsePathBody(g *jen.Group) {
	refuse := jen.ReturnFunc(func(g *jen.Group) {
		for _, id := range o.Res.Route.IDs {
			g.Id(o.IDParam(id))
		}
		g.Id(o.Names.ErrNotFound)
	})
	var results []jen.Code
	for _, id := range o.Res.Route.IDs {
		results = append(results, values.ParseID(o.File, g, id, jen.Id(o.IDParam(id)), refuse))
	}
	g.Return(append(results, jen.Nil())...)
}

// readListID writes the lines that read an id from the path of a list, and what
// is done if there is none.
func (o *output) readListID(g *jen.Group, id *model.ID, to *jen.Statement, refuse jen.Code) {
	if value := values.ParseID(o.File, g, id, to, refuse); value != to {
		g.Add(to).Op("=").Add(value)
	}
}
