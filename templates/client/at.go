package client

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// idDeclared returns the declaration of an id as a parameter.
func (o *output) idDeclared(id *model.ID) *jen.Statement {
	return jen.Id(o.idParam(id)).Add(gosource.TypeCode(id.Field.Type))
}

// ids returns the parameters of a method for one resource, followed by more.
func (o *output) ids(more ...jen.Code) []jen.Code {
	params := []jen.Code{ctx()}
	for _, id := range o.Res.Route.IDs {
		params = append(params, o.idDeclared(id))
	}
	return append(params, more...)
}

// at writes a resource that has only the ids in the parameters.
func (o *output) at() *jen.Statement {
	f := o.composite(o.Res.Route.IDs, o.fromParam)
	if len(f.Statements) == 0 {
		return jen.Op("&").Add(o.Typ()).Values(f.Literal...)
	}
	var args []jen.Code
	for _, id := range o.Res.Route.IDs {
		args = append(args, o.fromParam(id))
	}
	return jen.Id(o.Names.At).Call(args...)
}

// fromParam returns the parameter for an id.
func (o *output) fromParam(id *model.ID) *jen.Statement { return jen.Id(o.idParam(id)) }

// declareAt writes the function that returns a resource with its ids, if they cannot be
// set in a literal.
func (o *output) declareAt() {
	f := o.composite(o.Res.Route.IDs, o.fromParam)
	if len(f.Statements) == 0 {
		return
	}
	o.Doc("%s returns %s with only its ids.", o.Names.At, o.AType())
	o.Func().Id(o.Names.At).Params(o.ids()[1:]...).Add(o.Pointer()).BlockFunc(func(g *jen.Group) { o.statements(g, f) })
	o.Line()
}

// atList writes a resource that has the ids in the path of the list.
func (o *output) atList() *jen.Statement {
	ids := o.Res.Collection.IDs
	if len(ids) == 0 {
		return jen.Nil()
	}
	return o.with(ids, func(id *model.ID) *jen.Statement { return jen.Id("q").Dot(model.UpperFirst(id.Field.Name())) })
}

// with writes a resource that has some ids.
func (o *output) with(ids []*model.ID, value func(*model.ID) *jen.Statement) *jen.Statement {
	f := o.composite(ids, value)
	if len(f.Statements) == 0 {
		return jen.Op("&").Add(o.Typ()).Values(f.Literal...)
	}
	return jen.Func().Params().Add(o.Pointer()).BlockFunc(func(g *jen.Group) { o.statements(g, f) }).Call()
}

// composite returns an unfinished resource that has some ids.
func (o *output) composite(ids []*model.ID, value func(*model.ID) *jen.Statement) *values.Composite {
	f := values.NewComposite(o.File, o.Local)
	for _, id := range ids {
		f.Set(id.Field, value(id))
	}
	return f
}

// statements writes the lines that create a resource and return it.
func (o *output) statements(g *jen.Group, f *values.Composite) {
	g.Return(f.Build(g, jen.Op("&").Add(o.Typ()).Values(f.Literal...)))
}
