package handler

import (
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
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
	o.Doc("%s returns the ids in the path of r, or %s where one of them cannot be an id: each id has one spelling.", o.Names.ParsePath, o.Names.ErrNotFound)
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
		results = append(results, o.parseID(g, id, jen.Id(o.IDParam(id)), refuse))
	}
	g.Return(append(results, jen.Nil())...)
}

// parseID writes the lines that read one id from the path, with what is done
// where it cannot be one, and returns the expression for its value. That is to,
// a variable of its type, where it is set through a pointer.
func (o *output) parseID(g *jen.Group, id *annotations.ID, to *jen.Statement, refuse jen.Code) *jen.Statement {
	value := jen.Id("r").Dot("PathValue").Call(jen.Lit(id.Wildcard))
	if values.IsInteger(id.Field) {
		return o.parseNumber(g, id, value, refuse)
	}
	text := jen.Id(o.IDParam(id) + "Text")
	read := o.Support("ParseString").Call(value)
	if id.Multi {
		read = o.Support("ParseRest").Call(jen.Id("r").Dot("URL"), value)
	}
	g.List(text, jen.Id("ok")).Op(":=").Add(read)
	if id.Field.Kind == annotations.Text {
		g.If(jen.Op("!").Id("ok").Op("||").Op("!").Add(o.Support("ParseText")).Call(text, values.TextOf(o.File, id.Field, to))).Block(refuse)
		return to
	}
	g.If(jen.Op("!").Id("ok")).Block(refuse)
	return gosource.Cast(text.Clone(), types.Typ[types.String], id.Field.Type)
}

// parseNumber is parseID for an integer.
func (o *output) parseNumber(g *jen.Group, id *annotations.ID, value *jen.Statement, refuse jen.Code) *jen.Statement {
	from := types.Typ[types.Int64]
	if id.Field.Kind == annotations.Uint {
		from = types.Typ[types.Uint64]
	}
	parse := "ParseInt"
	if id.Field.Kind == annotations.Uint {
		parse = "ParseUint"
	}
	number := jen.Id(o.IDParam(id) + "Number")
	g.List(number, jen.Id("ok")).Op(":=").Add(o.Support(parse)).Call(value, bits(id.Field.Type))
	g.If(jen.Op("!").Id("ok")).Block(refuse)
	return gosource.Cast(number.Clone(), from, id.Field.Type)
}

// bits is the size of an integer type, as strconv takes it.
func bits(t types.Type) *jen.Statement {
	basic := t.Underlying().(*types.Basic)
	for size, kinds := range map[int][]types.BasicKind{
		8:  {types.Int8, types.Uint8},
		16: {types.Int16, types.Uint16},
		32: {types.Int32, types.Uint32},
		64: {types.Int64, types.Uint64},
	} {
		if slices.Contains(kinds, basic.Kind()) {
			return jen.Lit(size)
		}
	}
	return jen.Qual("strconv", "IntSize")
}

// readListID writes the lines that read an id from the path of a list, and what
// is done where there is none.
func (o *output) readListID(g *jen.Group, id *annotations.ID, to *jen.Statement, refuse jen.Code) {
	if value := o.parseID(g, id, to, refuse); id.Field.Kind != annotations.Text {
		g.Add(to).Op("=").Add(value)
	}
}
