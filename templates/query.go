package templates

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// query writes the type of a query, and what makes one of a request.
func (o *output) query() {
	c := o.res.Collection
	o.doc("%s is which %s a request asks for, in which order, and which page of them.", upperFirst(article(o.names.Query)), o.plural())
	o.Type().Id(o.names.Query).StructFunc(func(g *jen.Group) {
		for _, id := range c.IDs {
			g.Id(exported(id.Field.Name())).Add(typeCode(id.Field.Type)).Comment("of the path")
		}
		g.Id("Limit").Int().Commentf("how many %s at most, at least 1", o.plural())
		g.Id("After").String().Comment("where the page begins: the Next of the page before it; empty for the first page")
		if len(c.Sort) > 0 {
			g.Id("Sort").Index().Id(o.names.Sort).Comment("the order, the first key counts most; empty for the order of the store")
		}
		for _, m := range c.Filter {
			g.Id(exported(m.Field.Name())).Op("*").Add(typeCode(m.Field.Type)).Commentf("only %s with this %s; nil for all", o.plural(), m.Name)
		}
	})
	o.Line()
	if len(c.Sort) > 0 {
		o.sortTypes()
	}
	o.newQuery()
}

// sortTypes writes the types of the keys of an order.
func (o *output) sortTypes() {
	o.doc("%s is a key of an order of %s.", upperFirst(article(o.names.Sort)), o.plural())
	o.Type().Id(o.names.Sort).Struct(
		jen.Id("Field").Id(o.names.SortField),
		jen.Id("Descending").Bool(),
	)
	o.Line()
	o.doc("%s is a field that %s can be sorted by.", upperFirst(article(o.names.SortField)), o.plural())
	o.Type().Id(o.names.SortField).Int()
	o.Line()
	o.doc("The fields that %s can be sorted by.", o.plural())
	o.Const().DefsFunc(func(g *jen.Group) {
		for i, m := range o.res.Collection.Sort {
			s := g.Id(o.names.SortBy + exported(m.Field.Name()))
			if i == 0 {
				s.Id(o.names.SortField).Op("=").Iota()
			}
		}
	})
	o.Line()
}

// newQuery writes the function that gives a query values of the fields' types.
func (o *output) newQuery() {
	c := o.res.Collection
	o.doc("%s returns a query with values of the types of the fields.", o.names.NewQuery)
	o.Func().Id(o.names.NewQuery).Params(jen.Id("query").Op("*").Add(o.support("Query"))).Params(jen.Id(o.names.Query), jen.Error()).BlockFunc(func(g *jen.Group) {
		page := jen.Id(o.names.Query).Values(
			jen.Id("Limit").Op(":").Id("query").Dot("Limit"), jen.Id("After").Op(":").Id("query").Dot("After"))
		if len(c.Sort)+len(c.Filter) == 0 {
			g.Return(page, jen.Nil())
			return
		}
		g.Id("q").Op(":=").Add(page)
		if len(c.Sort) > 0 {
			o.sortKeys(g)
		}
		for i, m := range c.Filter {
			o.filter(g, i, m)
		}
		g.Return(jen.Id("q"), jen.Nil())
	})
	o.Line()
}

// sortKeys writes the lines that read the order of a query.
func (o *output) sortKeys(g *jen.Group) {
	g.If(jen.Id("n").Op(":=").Id("query").Dot("SortKeys").Call(), jen.Id("n").Op(">").Lit(0)).Block(
		jen.Id("q").Dot("Sort").Op("=").Make(jen.Index().Id(o.names.Sort), jen.Id("n")),
		jen.For(jen.Id("i").Op(":=").Range().Id("q").Dot("Sort")).Block(
			jen.List(jen.Id("field"), jen.Id("descending")).Op(":=").Id("query").Dot("SortKey").Call(jen.Id("i")),
			jen.Id("q").Dot("Sort").Index(jen.Id("i")).Op("=").Id(o.names.Sort).Values(
				jen.Id("Field").Op(":").Id(o.names.SortField).Call(jen.Id("field")),
				jen.Id("Descending").Op(":").Id("descending"),
			),
		),
	)
}

// filter writes the lines that read the filter number i of a query.
func (o *output) filter(g *jen.Group, i int, m *annotations.Member) {
	t := m.Field.Type
	to := jen.Id("q").Dot(exported(m.Field.Name()))
	text := jen.Id("query").Dot("Filter").Call(jen.Lit(i))
	if types.Identical(t, types.Typ[types.String]) {
		g.Add(to).Op("=").Add(text)
		return
	}
	g.If(jen.Id("text").Op(":=").Add(text), jen.Id("text").Op("!=").Nil()).BlockFunc(func(g *jen.Group) {
		invalid := jen.Return(jen.Id("q"), jen.Id("query").Dot("Invalid").Call(jen.Lit(i)))
		given := jen.Op("*").Id("text")
		switch m.Field.Kind {
		case annotations.Text:
			g.Id("value").Op(":=").New(typeCode(t))
			g.If(jen.Op("!").Add(o.support("ParseText")).Call(given, o.textOfPointer(m.Field, jen.Id("value")))).Block(invalid)
			g.Add(to).Op("=").Id("value")
			return
		case annotations.String:
			g.Id("value").Op(":=").Add(typeCode(t)).Call(given)
		default:
			parse, args := parseFunc(m.Field)
			g.List(jen.Id("parsed"), jen.Id("ok")).Op(":=").Add(o.support(parse)).Call(append([]jen.Code{given}, args...)...)
			g.If(jen.Op("!").Id("ok")).Block(invalid)
			g.Id("value").Op(":=").Add(typeCode(t)).Call(jen.Id("parsed"))
		}
		g.Add(to).Op("=").Op("&").Id("value")
	})
}

// parseFunc is the support function that reads a value of a basic type, and what
// it takes behind the text.
func parseFunc(f *annotations.Field) (name string, args []jen.Code) {
	switch f.Kind {
	case annotations.Int:
		return "ParseInt", []jen.Code{bits(f.Type)}
	case annotations.Uint:
		return "ParseUint", []jen.Code{bits(f.Type)}
	}
	return "ParseBool", nil
}
