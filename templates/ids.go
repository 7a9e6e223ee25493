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
	if taken || slices.ContainsFunc(typePackages(id.Field.Type), func(p *types.Package) bool { return p.Name() == name }) {
		return name + "ID"
	}
	return name
}

// parsed tells whether an id has to be parsed from the path, which can fail.
func parsed(id *annotations.ID) bool { return id.Field.Kind != annotations.String }

// anyParsed tells whether an id of the route has to be parsed.
func (o *output) anyParsed() bool { return slices.ContainsFunc(o.res.Route.IDs, parsed) }

// ids writes the lines that read the ids from the path, where that can fail,
// and what is done then.
func (o *output) ids(g *jen.Group, failed ...jen.Code) {
	if !o.anyParsed() {
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
	args := []jen.Code{jen.Id("r").Dot("Context").Call()}
	for _, id := range o.res.Route.IDs {
		if o.anyParsed() {
			args = append(args, jen.Id(o.idParam(id)))
		} else {
			args = append(args, pathText(id))
		}
	}
	return args
}

// pathText writes the text of an id in the path, as the id's type.
func pathText(id *annotations.ID) *jen.Statement {
	text := jen.Id("r").Dot("PathValue").Call(jen.Lit(id.Wildcard))
	return cast(text, types.Typ[types.String], id.Field.Type)
}

// parsePath writes the function that reads the ids from the path, where that
// can fail.
func (o *output) parsePath() {
	if !o.anyParsed() {
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
	refuse := jen.BlockFunc(func(g *jen.Group) {
		g.ReturnFunc(func(g *jen.Group) {
			for _, id := range o.res.Route.IDs {
				g.Id(o.idParam(id))
			}
			g.Id(o.names.ErrNotFound)
		})
	})
	var results []jen.Code
	for _, id := range o.res.Route.IDs {
		results = append(results, o.parseID(g, id, refuse))
	}
	g.Return(append(results, jen.Nil())...)
}

// parseID writes the lines that parse one id, and returns the expression for
// its value.
func (o *output) parseID(g *jen.Group, id *annotations.ID, refuse *jen.Statement) jen.Code {
	text := jen.Id("r").Dot("PathValue").Call(jen.Lit(id.Wildcard))
	name := o.idParam(id)
	switch id.Field.Kind {
	case annotations.Int, annotations.Uint:
		return o.parseNumber(g, id, text, refuse)
	case annotations.Text:
		g.If(jen.Op("!").Add(o.support("ParseText")).Call(text, o.textOf(id.Field, jen.Id(name)))).Add(refuse.Clone())
		return jen.Id(name)
	}
	return pathText(id)
}

// parseNumber is parseID for an integer.
func (o *output) parseNumber(g *jen.Group, id *annotations.ID, text, refuse *jen.Statement) jen.Code {
	parse, to := "ParseInt", types.Int64
	if id.Field.Kind == annotations.Uint {
		parse, to = "ParseUint", types.Uint64
	}
	number := jen.Id(o.idParam(id) + "Number")
	g.List(number, jen.Id("ok")).Op(":=").Add(o.support(parse)).Call(text, bits(id.Field.Type))
	g.If(jen.Op("!").Id("ok")).Add(refuse.Clone())
	return cast(number.Clone(), types.Typ[to], id.Field.Type)
}

// textOf writes what reads and writes the text of an id: its pointer, or what
// goes by the JSON of that.
func (o *output) textOf(f *annotations.Field, x *jen.Statement) *jen.Statement {
	return o.textOfPointer(f, jen.Op("&").Add(x))
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
