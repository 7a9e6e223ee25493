package handler

import (
	"cmp"
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// listMethod returns the suffix of the method that takes a query.
func (o lists) listMethod() string {
	if o.Res.ClientOnly() {
		return ""
	}
	return o.Names.Plural
}

// selection says what a query contains, if that is more than a position.
func (o lists) selection() string {
	var parts []string
	if len(o.Res.Collection.Parameters()) > 0 {
		parts = append(parts, "filters")
	}
	if len(o.Res.Collection.Sort) > 0 {
		parts = append(parts, "sort order")
	}
	if len(parts) == 0 {
		return ""
	}
	return ": " + series(append(parts, "position"))
}

// query writes the type of a query, and the functions that read it from a request.
func (o lists) query() {
	c := o.Res.Collection
	o.Doc("%s describes a page of %s%s, for List%s.", o.Names.Query, o.Plural(), o.selection(), o.listMethod())
	o.Type().Id(o.Names.Query).StructFunc(func(g *jen.Group) {
		for _, id := range c.IDs {
			g.Id(model.UpperFirst(id.Field.Name())).Add(gosource.TypeCode(id.Field.Type)).Comment("of the path")
		}
		limit := "at least 1"
		switch {
		case o.Res.ClientOnly():
			limit = "0 is the default of the server"
		case o.Res.Client != nil:
			limit = "at least 1; in a client, 0 is the default of the server"
		}
		g.Id("Limit").Int().Commentf("the maximum number of %s, %s", o.Plural(), limit)
		g.Id("After").String().Comment("the Next of the previous page; empty for the first page")
		if len(c.Sort) > 0 {
			whose := "store"
			if o.Res.ClientOnly() {
				whose = "server"
			}
			g.Id("Sort").Index().Id(o.Names.Sort).Commentf("the order, the first key counts most; empty for the order of the %s", whose)
		}
		if c.Total {
			g.Id("Total").Bool().Comment("whether the page needs its Total")
		}
		for _, p := range c.Parameters() {
			o.parameter(g, p)
		}
	})
	o.Line()
	if len(c.Sort) > 0 {
		o.sortTypes()
	}
	if !o.Res.ClientOnly() {
		o.newQuery()
	}
}

// parameter writes the field of a query for a parameter that selects items.
func (o lists) parameter(g *jen.Group, p model.Parameter) {
	field := g.Id(p.Field)
	if p.By == model.ByStore {
		field.Op("*").String().Commentf("the parameter %s; nil if it is not given", p.Name)
		return
	}
	if p.By == model.ByValues {
		field.Index()
	} else {
		field.Op("*")
	}
	name, with := p.Filter.Name, "with this"
	if p.Filter.Field.Slice {
		with = "that have this among their"
	}
	switch field.Add(gosource.TypeCode(p.Filter.Field.Type)); p.By {
	case model.ByValue:
		field.Commentf("only %s %s %s; nil for all", o.Plural(), with, name)
	case model.ByValues:
		field.Commentf("only %s with one of these as %s; nil for all", o.Plural(), name)
	case model.ByLeast:
		field.Commentf("only %s whose %s is at least this; nil for all", o.Plural(), name)
	default:
		field.Commentf("only %s whose %s is at most this; nil for all", o.Plural(), name)
	}
}

// sortTypes writes the types of sort keys.
func (o lists) sortTypes() {
	o.Doc("%s is a sort key, for the field Sort of %s.", model.UpperFirst(gosource.Article(o.Names.Sort)), gosource.Article(o.Names.Query))
	o.Type().Id(o.Names.Sort).Struct(
		jen.Id("Field").Id(o.Names.SortField).Comment("what is compared"),
		jen.Id("Descending").Bool().Comment("the largest value first"),
	)
	o.Line()
	o.Doc("%s is a field that %s can be sorted by, for %s.", model.UpperFirst(gosource.Article(o.Names.SortField)), o.Plural(), gosource.Article(o.Names.Sort))
	o.Type().Id(o.Names.SortField).Int()
	o.Line()
	o.Doc("The fields that %s can be sorted by, for %s.", o.Plural(), gosource.Article(o.Names.Sort))
	o.Const().DefsFunc(func(g *jen.Group) {
		for i, m := range o.Res.Collection.Sort {
			s := g.Id(o.Names.SortBy + model.UpperFirst(m.Field.Name()))
			if i == 0 {
				s.Id(o.Names.SortField).Op("=").Iota()
			}
		}
	})
	o.Line()
}

// newQuery writes the function that sets the fields of a query.
func (o lists) newQuery() {
	c := o.Res.Collection
	exceptIDs := ""
	if len(c.IDs) > 0 {
		exceptIDs = ", except for the ids of the path"
	}
	o.Doc("%s sets the fields of q to what a query asks for%s.", o.Names.NewQuery, exceptIDs)
	o.Func().Id(o.Names.NewQuery).Params(jen.Id("query").Op("*").Add(o.Support("Query")), jen.Id("q").Op("*").Id(o.Names.Query)).Params(jen.Err().Error()).BlockFunc(func(g *jen.Group) {
		g.Id("q").Dot("Limit").Op("=").Id("query").Dot("Limit")
		if len(c.Sort) > 0 {
			o.sortKeys(g)
		}
		if c.Total {
			g.Id("q").Dot("Total").Op("=").Id("query").Dot("Total")
		}
		for _, p := range c.Parameters() {
			o.filter(g, p)
		}
		g.List(jen.Id("q").Dot("After"), jen.Err()).Op("=").Id("query").Dot("ReadCursor").Call()
		g.Return(jen.Err())
	})
	o.Line()
}

// sortKeys writes the lines that read the sort order of a query.
func (o lists) sortKeys(g *jen.Group) {
	g.If(jen.Id("n").Op(":=").Id("query").Dot("SortKeys").Call(), jen.Id("n").Op(">").Lit(0)).Block(
		jen.Id("q").Dot("Sort").Op("=").Make(jen.Index().Id(o.Names.Sort), jen.Id("n")),
		jen.For(jen.Id("i").Op(":=").Range().Id("q").Dot("Sort")).Block(
			jen.List(jen.Id("field"), jen.Id("descending")).Op(":=").Id("query").Dot("SortKey").Call(jen.Id("i")),
			jen.Id("q").Dot("Sort").Index(jen.Id("i")).Op("=").Id(o.Names.Sort).Values(
				jen.Id("Field").Op(":").Id(o.Names.SortField).Call(jen.Id("field")),
				jen.Id("Descending").Op(":").Id("descending"),
			),
		),
	)
}

// filter writes the lines that read a parameter of a query.
func (o lists) filter(g *jen.Group, p model.Parameter) {
	to := jen.Id("q").Dot(p.Field)
	if p.By == model.ByStore {
		g.Add(to).Op("=").Id("query").Dot("Filter").Call(jen.Lit(p.Name))
		return
	}
	t, kind := p.Filter.Field.Type, values.FilterKind(p.Filter.Field)
	if kind == "" && p.By != model.ByValues {
		text := jen.Id("query").Dot("Filter").Call(jen.Lit(p.Name))
		g.Add(to).Op("=").Add(gosource.Cast(text, types.NewPointer(types.Typ[types.String]), types.NewPointer(t)))
		return
	}
	kind = cmp.Or(kind, "String")
	read := o.Support("Filter"+kind).Types(gosource.TypeCode(t)).Call(jen.Id("query"), jen.Lit(p.Name))
	if p.By == model.ByValues {
		read = o.Support("FilterIn").Call(jen.Id("query"), jen.Lit(p.Name), o.Support("Read"+kind).Types(gosource.TypeCode(t)))
	}
	g.If(jen.List(to, jen.Err()).Op("=").Add(read), jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err()))
}
