package templates

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// memoryPage writes the store's List, and what brings its items into order.
func (o *output) memoryPage() {
	params := []jen.Code{noContext(), jen.Id("q").Id(o.names.Query)}
	last := jen.Id("page").Dot("Items").Index(jen.Id("q").Dot("Limit").Op("-").Lit(1))
	o.lockedMethod("List"+o.names.Plural, params, []jen.Code{jen.Id(o.names.Page), jen.Error()}, func(g *jen.Group) {
		o.countLoad(g)
		g.List(jen.Id("last"), jen.Id("ok")).Op(":=").Id("m").Dot("listed").Index(jen.Id("q").Dot("After"))
		g.If(jen.Op("!").Id("ok").Op("&&").Id("q").Dot("After").Op("!=").Lit("")).Block(
			jen.Return(jen.Id(o.names.Page).Values(), jen.Id(o.names.ErrCursor)))
		g.Id("order").Op(":=").Func().Params(jen.List(jen.Id("x"), jen.Id("y")).Add(o.pointer())).Int().Block(o.orderCall())
		g.Var().Id("page").Id(o.names.Page)
		g.Id("sorted").Op(":=").Qual("slices", "Clone").Call(jen.Id("m").Dot("items"))
		g.Qual("slices", "SortFunc").Call(jen.Id("sorted"), jen.Id("order"))
		skipped := jen.Null()
		if others := o.unasked(); len(others) > 0 {
			skipped = jen.If(anyOf(others)).Block(jen.Continue())
		}
		g.For(jen.List(jen.Id("_"), jen.Id(o.local)).Op(":=").Range().Id("sorted")).Block(
			skipped,
			jen.If(jen.Id("ok").Op("&&").Id("order").Call(jen.Id(o.local), jen.Id("last")).Op("<=").Lit(0)).Block(jen.Continue()),
			jen.If(jen.Len(jen.Id("page").Dot("Items")).Op("==").Id("q").Dot("Limit")).Block(
				jen.Id("page").Dot("Next").Op("=").String().Call(jen.Id(o.names.AppendID).Call(jen.Nil(), last)),
				jen.If(jen.Id("m").Dot("listed").Op("==").Nil()).Block(
					jen.Id("m").Dot("listed").Op("=").Make(jen.Map(jen.String()).Add(o.pointer()))),
				jen.Id("m").Dot("listed").Index(jen.Id("page").Dot("Next")).Op("=").Add(last.Clone()),
				jen.Break(),
			),
			jen.Id("page").Dot("Items").Op("=").Append(jen.Id("page").Dot("Items"), jen.Id(o.local)),
		)
		g.Return(jen.Id("page"), jen.Nil())
	})
	o.memoryOrder()
}

// orderCall writes the body of the function that compares two items: by the
// keys of the query, then by the ids.
func (o *output) orderCall() jen.Code {
	byID := jen.Return(jen.Qual("bytes", "Compare").Call(
		jen.Id(o.names.AppendID).Call(jen.Nil(), jen.Id("x")), jen.Id(o.names.AppendID).Call(jen.Nil(), jen.Id("y"))))
	if len(o.res.Collection.Sort) == 0 {
		return byID
	}
	return jen.For(jen.List(jen.Id("_"), jen.Id("key")).Op(":=").Range().Id("q").Dot("Sort")).Block(
		jen.Id("c").Op(":=").Id(o.names.Compare).Call(jen.Id("x"), jen.Id("y"), jen.Id("key").Dot("Field")),
		jen.If(jen.Id("key").Dot("Descending")).Block(jen.Id("c").Op("=").Op("-").Id("c")),
		jen.If(jen.Id("c").Op("!=").Lit(0)).Block(jen.Return(jen.Id("c"))),
	).Line().Add(byID)
}

// memoryOrder writes the function that compares two resources by one field.
func (o *output) memoryOrder() {
	if len(o.res.Collection.Sort) == 0 {
		return
	}
	o.doc("%s compares x and y by a field: it returns -1, 0 or 1.", o.names.Compare)
	o.Func().Id(o.names.Compare).Params(jen.List(jen.Id("x"), jen.Id("y")).Add(o.pointer()), jen.Id("by").Id(o.names.SortField)).Int().BlockFunc(func(g *jen.Group) {
		g.Switch(jen.Id("by")).BlockFunc(func(g *jen.Group) {
			for _, m := range o.res.Collection.Sort {
				if c := o.compared(m.Field); c != nil {
					g.Case(jen.Id(o.names.SortBy + exported(m.Field.Name()))).Block(jen.Return(c))
				}
			}
		})
		g.Return(jen.Lit(0))
	})
	o.Line()
}

// unasked are the conditions under which an item is not one that a query asks
// for.
func (o *output) unasked() []jen.Code {
	fields := make([]*annotations.Field, 0, len(o.res.Collection.IDs)+len(o.res.Collection.Filter))
	for _, id := range o.res.Collection.IDs {
		fields = append(fields, id.Field)
	}
	for _, m := range o.res.Collection.Filter {
		fields = append(fields, m.Field)
	}
	var conditions []jen.Code
	for _, f := range fields {
		if len(f.Pointers) == 0 {
			conditions = append(conditions, jen.Op("!").Add(o.testOf("Match")).Call(
				jen.Id("q").Dot(exported(f.Name())), source{local: o.local}.whole(f)))
		}
	}
	return conditions
}

// compared writes the comparison of two resources by a field; nil if the field
// may be out of reach.
func (o *output) compared(f *annotations.Field) *jen.Statement {
	x, y := source{local: "x"}.whole(f), source{local: "y"}.whole(f)
	if len(f.Pointers) > 0 || f.Deref {
		return nil
	}
	if isTime(f.Type) {
		return x.Dot("Compare").Call(y)
	}
	basic, ok := f.Type.Underlying().(*types.Basic)
	if !ok || basic.Info()&types.IsOrdered == 0 {
		return o.testOf("Compare").Call(x, y)
	}
	return jen.Qual("cmp", "Compare").Call(x, y)
}
