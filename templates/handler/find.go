package handler

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// An origin says where a store loads a resource from.
type origin string

const (
	fromAnywhere origin = ""         // perhaps a replica, which may lag
	fromPrimary  origin = "ForWrite" // for writes
)

// writeOrigin returns the origin that a write loads from.
func (o *output) writeOrigin() origin {
	if o.Res.Replicas {
		return fromPrimary
	}
	return fromAnywhere
}

// find writes the handler's method that loads a resource by the ids in a path, and the
// function that compares them.
func (o reads) find() {
	if len(o.Res.Route.IDs) == 0 {
		return
	}
	o.Doc("%s reports whether %s has the ids of a path.", o.Names.IsAt, o.Local)
	o.Func().Id(o.Names.IsAt).ParamsFunc(func(g *jen.Group) {
		g.Add(o.Param())
		o.idParams(g)
	}).Bool().Block(jen.Return(o.sameIDsAs(o.Res.Route.IDs, func(id *model.ID) *jen.Statement { return jen.Id(o.IDParam(id)) })))
	o.Line()
	o.findFrom(fromAnywhere)
	if o.Res.Replicas {
		o.findFrom(fromPrimary)
	}
}

// findFrom writes the method that loads a resource from an origin.
func (o reads) findFrom(from origin) {
	name := "find" + string(from)
	if from == fromAnywhere {
		why := ""
		if o.hasTexts() {
			why = ": a database that ignores case would give it several addresses, of which only one may be guarded"
		}
		o.Doc("find returns the stored %s with the ids of a path. A row with other ids is not found%s.", o.Res.Name, why)
	} else {
		o.Doc("%s is find on the primary.", name)
	}
	o.method(name).ParamsFunc(func(g *jen.Group) {
		g.Add(gosource.Request())
		o.idParams(g)
	}).Params(o.Pointer(), jen.Error()).Block(
		jen.List(jen.Id(o.Local), jen.Err()).Op(":=").Add(o.storeGet(from)),
		jen.If(jen.Err().Op("==").Nil().Op("&&").Id(o.Local).Op("!=").Nil().Op("&&").Op("!").Add(o.isAt())).Block(
			jen.Return(jen.Nil(), o.elsewhere()),
		),
		jen.Return(jen.Id(o.Local), jen.Err()),
	)
	o.Line()
}

// hasTexts reports whether an id is a text, which can be spelled differently. Numbers have
// only one spelling.
func (o *output) hasTexts() bool {
	return slices.ContainsFunc(o.Res.Route.IDs, func(id *model.ID) bool { return !values.IsInteger(id.Field) })
}

// idParams writes the ids as parameters.
func (o reads) idParams(g *jen.Group) {
	for _, id := range o.Res.Route.IDs {
		g.Id(o.IDParam(id)).Add(gosource.TypeCode(id.Field.Type))
	}
}

// elsewhere returns the error for a row whose ids differ from those in the path. If PUT
// creates, it must be distinct from the error for a missing row.
func (o reads) elsewhere() *jen.Statement {
	if o.Res.Create {
		return jen.Id(o.Names.Resource).Dot("Elsewhere").Call()
	}
	return jen.Id(o.Names.ErrNotFound)
}

// isAt writes the condition that a resource has the ids in the path.
func (o *output) isAt() *jen.Statement {
	args := []jen.Code{jen.Id(o.Local)}
	args = append(args, o.idArgs()[1:]...)
	return jen.Id(o.Names.IsAt).Call(args...)
}

// findByPath writes the call that makes a handler load a resource by the ids in the
// path.
func (o *output) findByPath(handler *jen.Statement, from origin) *jen.Statement {
	if len(o.Res.Route.IDs) == 0 {
		return o.storeGet(from)
	}
	args := append([]jen.Code{jen.Id("r")}, o.idArgs()[1:]...)
	return handler.Dot("find" + string(from)).Call(args...)
}

// storeGet writes the call of the store's method that loads a resource.
func (o *output) storeGet(from origin) *jen.Statement {
	return jen.Id("h").Dot("Store").Dot("Get" + o.Names.Title + string(from)).Call(o.idArgs()...)
}

// sameIDsAs writes the condition that a resource has the ids that other returns.
func (o *output) sameIDsAs(ids []*model.ID, other func(*model.ID) *jen.Statement) *jen.Statement {
	var conditions []jen.Code
	s := values.Source{Local: o.Local}
	for _, id := range ids {
		f := id.Field
		conditions = append(conditions, s.Pointers(f, "!=")...)
		same, either := values.SameID(o.File, f, s.Read(f), other(id))
		if either && (len(ids) > 1 || len(conditions) > 0) {
			same = jen.Parens(same)
		}
		conditions = append(conditions, same)
	}
	return gosource.AllOf(conditions)
}

// ids writes the lines that read the ids from the path. The code in failed runs if one
// of them is not valid.
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

// idArgs returns the arguments of a call of the store: the context and the ids.
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
	o.Doc("%s returns the ids in the path of r, or %s if one of them is not an id in its canonical form.", o.Names.ParsePath, o.Names.ErrNotFound)
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

// readListID writes the lines that read an id from the path of a list. The code in
// refuse runs if it is not valid.
func (o *output) readListID(g *jen.Group, id *model.ID, to *jen.Statement, refuse jen.Code) {
	if value := values.ParseID(o.File, g, id, to, refuse); value != to {
		g.Add(to).Op("=").Add(value)
	}
}
