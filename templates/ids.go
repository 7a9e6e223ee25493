package templates

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// The names that generated functions use for something else than an id.
var takenNames = []string{
	"context", "ctx", "dst", "err", "errors", "etagen", "h", "http", "incarnation", "m", "mux",
	"modified", "now", "ok", "r", "stat", "strconv", "tag", "time", "version", "w",
}

// idParam is the name of the parameter for an id: that of its wildcard, unless
// it means something else already.
func (o *output) idParam(id *annotations.ID) string {
	name := id.Wildcard
	taken := token.IsKeyword(name) || types.Universe.Lookup(name) != nil || o.has(name) || name == o.local || slices.Contains(takenNames, name)
	if taken || slices.ContainsFunc(o.fields(), func(f *annotations.Field) bool { return mentions(f.Type, name) }) {
		return name + "ID"
	}
	return name
}

// mentions reports whether a type's source mentions a package of a name.
func mentions(t types.Type, name string) bool {
	return slices.ContainsFunc(typePackages(t), func(p *types.Package) bool { return p.Name() == name })
}

// ids writes the lines that read the ids from the path, and what is done where
// one of them cannot be an id.
func (o *output) ids(g *jen.Group, failed ...jen.Code) {
	if len(o.res.Route.IDs) == 0 {
		return
	}
	var names []jen.Code
	for _, id := range o.res.Route.IDs {
		names = append(names, jen.Id(o.idParam(id)))
	}
	g.List(append(names, jen.Err())...).Op(":=").Id(o.names.ParsePath).Call(jen.Id("r"))
	g.If(jen.Err().Op("!=").Nil()).Block(failed...)
}

// idArgs are the arguments of a call to the store: the context and the ids.
func (o *output) idArgs() []jen.Code {
	args := []jen.Code{requestContext()}
	for _, id := range o.res.Route.IDs {
		args = append(args, jen.Id(o.idParam(id)))
	}
	return args
}

// parsePath writes the function that reads the ids from the path.
func (o *output) parsePath() {
	if len(o.res.Route.IDs) == 0 {
		return
	}
	o.doc("%s returns the ids in the path of r, or %s where one of them cannot be an id: each id has one spelling.", o.names.ParsePath, o.names.ErrNotFound)
	o.Func().Id(o.names.ParsePath).Params(request()).ParamsFunc(func(g *jen.Group) {
		for _, id := range o.res.Route.IDs {
			g.Id(o.idParam(id)).Add(typeCode(id.Field.Type))
		}
		g.Err().Error()
	}).BlockFunc(o.parsePathBody)
	o.Line()
}

// parsePathBody writes the body of the function that reads the ids.
func (o *output) parsePathBody(g *jen.Group) {
	refuse := jen.ReturnFunc(func(g *jen.Group) {
		for _, id := range o.res.Route.IDs {
			g.Id(o.idParam(id))
		}
		g.Id(o.names.ErrNotFound)
	})
	var results []jen.Code
	for _, id := range o.res.Route.IDs {
		results = append(results, o.parseID(g, id, jen.Id(o.idParam(id)), refuse))
	}
	g.Return(append(results, jen.Nil())...)
}

// parseID writes the lines that read one id from the path, with what is done
// where it cannot be one, and returns the expression for its value. That is to,
// a variable of its type, where it is set through a pointer.
func (o *output) parseID(g *jen.Group, id *annotations.ID, to *jen.Statement, refuse jen.Code) *jen.Statement {
	value := jen.Id("r").Dot("PathValue").Call(jen.Lit(id.Wildcard))
	if isInteger(id.Field) {
		return o.parseNumber(g, id, value, refuse)
	}
	text := jen.Id(o.idParam(id) + "Text")
	read := o.support("ParseString").Call(value)
	if id.Multi {
		read = o.support("ParseRest").Call(jen.Id("r").Dot("URL"), value)
	}
	g.List(text, jen.Id("ok")).Op(":=").Add(read)
	if id.Field.Kind == annotations.Text {
		g.If(jen.Op("!").Id("ok").Op("||").Op("!").Add(o.support("ParseText")).Call(text, o.textOf(id.Field, to))).Block(refuse)
		return to
	}
	g.If(jen.Op("!").Id("ok")).Block(refuse)
	return cast(text.Clone(), types.Typ[types.String], id.Field.Type)
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
	number := jen.Id(o.idParam(id) + "Number")
	g.List(number, jen.Id("ok")).Op(":=").Add(o.support(parse)).Call(value, bits(id.Field.Type))
	g.If(jen.Op("!").Id("ok")).Block(refuse)
	return cast(number.Clone(), from, id.Field.Type)
}

// isInteger reports whether a field is an integer.
func isInteger(f *annotations.Field) bool {
	return f.Kind == annotations.Int || f.Kind == annotations.Uint
}

// textOf writes what reads and writes the text of an id: its pointer, or what
// goes by the JSON of that.
func (o *output) textOf(f *annotations.Field, x *jen.Statement) *jen.Statement {
	return o.textOfPointer(f, address(x))
}

// textOfPointer is textOf for the pointer.
func (o *output) textOfPointer(f *annotations.Field, pointer *jen.Statement) *jen.Statement {
	if f.ByJSON {
		return o.support("JSONText").Values(jen.Id("ID").Op(":").Add(pointer))
	}
	return pointer
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
