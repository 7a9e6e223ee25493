package client

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// idDeclared is an id as a parameter.
func (o *output) idDeclared(id *model.ID) *jen.Statement {
	return jen.Id(o.idParam(id)).Add(gosource.TypeCode(id.Field.Type))
}

// at writes a resource with the ids of the parameters and nothing else.
func (o *output) at() *jen.Statement {
	return o.with(o.Res.Route.IDs, func(id *model.ID) *jen.Statement { return jen.Id(o.idParam(id)) })
}

// atList writes a resource with the ids that the path of the list has.
func (o *output) atList() *jen.Statement {
	ids := o.Res.Collection.IDs
	if len(ids) == 0 {
		return jen.Nil()
	}
	return o.with(ids, func(id *model.ID) *jen.Statement { return jen.Id("q").Dot(gosource.Exported(id.Field.Name())) })
}

// with writes a resource with some ids. Those that fit in no literal are set by a
// function.
func (o *output) with(ids []*model.ID, value func(*model.ID) *jen.Statement) *jen.Statement {
	f := values.NewComposite(o.File, o.Local)
	for _, id := range ids {
		f.Set(id.Field, value(id))
	}
	literal := jen.Op("&").Add(o.Typ()).Values(f.Literal...)
	if len(f.Statements) == 0 {
		return literal
	}
	return jen.Func().Params().Add(o.Pointer()).BlockFunc(func(g *jen.Group) {
		g.Id(o.Local).Op(":=").Add(literal)
		for _, s := range f.Statements {
			g.Add(s)
		}
		g.Return(jen.Id(o.Local))
	}).Call()
}
