package templates

import (
	"go/types"
	"slices"
	"strings"

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
		jen.Id("Path").Op(":").Add(o.pathOfItem()),
	}
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
	return slices.Concat(fields, o.validatorFields(), o.res.ReadOnly)
}

// pathOfItem writes the function that returns the path of what was created.
func (o *output) pathOfItem() *jen.Statement {
	return jen.Func().Params(o.param()).String().BlockFunc(func(g *jen.Group) {
		p := &testPath{}
		rest := o.res.Route.Pattern
		for _, id := range o.res.Route.IDs {
			before, behind, _ := strings.Cut(rest, "{"+id.Wildcard)
			_, rest, _ = strings.Cut(behind, "}")
			p.text += before
			p.add(o.escapedID(id))
		}
		p.text += strings.TrimSuffix(rest, "{$}")
		g.Return(p.expression())
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

// escapedID writes the expression for the text of an id in a path.
func (o *output) escapedID(id *annotations.ID) *jen.Statement {
	x := source{local: o.local}.read(id.Field)
	convertTo := func(kind types.BasicKind) *jen.Statement { return convert(x, id.Field.Type, kind) }
	switch {
	case id.Field.Kind == annotations.Int:
		return jen.Qual("strconv", "FormatInt").Call(convertTo(types.Int64), jen.Lit(10))
	case id.Field.Kind == annotations.Uint:
		return jen.Qual("strconv", "FormatUint").Call(convertTo(types.Uint64), jen.Lit(10))
	case id.Field.Kind == annotations.Text:
		return o.support("PathText").Call(o.textOf(id.Field, x))
	case id.Multi:
		return jen.Parens(jen.Op("&").Qual("net/url", "URL").Values(jen.Id("Path").Op(":").Add(convertTo(types.String)))).Dot("EscapedPath").Call()
	}
	return jen.Qual("net/url", "PathEscape").Call(convertTo(types.String))
}
