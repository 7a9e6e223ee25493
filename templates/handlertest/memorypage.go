package handlertest

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// memoryPage writes the store's List, and what brings its items into order.
func (o memoryList) memoryPage() {
	params := []jen.Code{noContext(), jen.Id("q").Id(o.Names.Query)}
	last := jen.Id("page").Dot("Items").Index(jen.Id("q").Dot("Limit").Op("-").Lit(1))
	o.lockedMethod("List"+o.Names.Plural, params, []jen.Code{jen.Id(o.Names.Page), jen.Error()}, func(g *jen.Group) {
		o.countLoad(g)
		g.List(jen.Id("last"), jen.Id("ok")).Op(":=").Id("m").Dot("listed").Index(jen.Id("q").Dot("After"))
		g.If(jen.Op("!").Id("ok").Op("&&").Id("q").Dot("After").Op("!=").Lit("")).Block(
			jen.Return(jen.Id(o.Names.Page).Values(), jen.Id(o.Names.ErrCursor)))
		g.Id("order").Op(":=").Func().Params(jen.List(jen.Id("x"), jen.Id("y")).Add(o.Pointer())).Int().Block(o.orderCall())
		g.Var().Id("page").Id(o.Names.Page)
		g.Id("sorted").Op(":=").Qual("slices", "Clone").Call(jen.Id("m").Dot("items"))
		g.Qual("slices", "SortFunc").Call(jen.Id("sorted"), jen.Id("order"))
		skipped := jen.Null()
		if others := o.unasked(); len(others) > 0 {
			skipped = jen.If(gosource.AnyOf(others)).Block(jen.Continue())
		}
		g.For(jen.List(jen.Id("_"), jen.Id(o.Local)).Op(":=").Range().Id("sorted")).Block(
			skipped,
			jen.If(jen.Id("ok").Op("&&").Id("order").Call(jen.Id(o.Local), jen.Id("last")).Op("<=").Lit(0)).Block(jen.Continue()),
			jen.If(jen.Len(jen.Id("page").Dot("Items")).Op("==").Id("q").Dot("Limit")).Block(
				jen.Id("page").Dot("Next").Op("=").String().Call(jen.Id(o.Names.AppendID).Call(jen.Nil(), last)),
				jen.If(jen.Id("m").Dot("listed").Op("==").Nil()).Block(
					jen.Id("m").Dot("listed").Op("=").Make(jen.Map(jen.String()).Add(o.Pointer()))),
				jen.Id("m").Dot("listed").Index(jen.Id("page").Dot("Next")).Op("=").Add(last.Clone()),
				jen.Break(),
			),
			jen.Id("page").Dot("Items").Op("=").Append(jen.Id("page").Dot("Items"), jen.Id(o.Local)),
		)
		g.Return(jen.Id("page"), jen.Nil())
	})
	o.memoryOrder()
}

// orderCall writes the body of the function that compares two items: by the
// keys of the query, then by the ids.
func (o memoryList) orderCall() jen.Code {
	byID := jen.Return(jen.Qual("bytes", "Compare").Call(
		jen.Id(o.Names.AppendID).Call(jen.Nil(), jen.Id("x")), jen.Id(o.Names.AppendID).Call(jen.Nil(), jen.Id("y"))))
	if len(o.Res.Collection.Sort) == 0 {
		return byID
	}
	return jen.For(jen.List(jen.Id("_"), jen.Id("key")).Op(":=").Range().Id("q").Dot("Sort")).Block(
		jen.Id("c").Op(":=").Id(o.Names.Compare).Call(jen.Id("x"), jen.Id("y"), jen.Id("key").Dot("Field")),
		jen.If(jen.Id("key").Dot("Descending")).Block(jen.Id("c").Op("=").Op("-").Id("c")),
		jen.If(jen.Id("c").Op("!=").Lit(0)).Block(jen.Return(jen.Id("c"))),
	).Line().Add(byID)
}

// memoryOrder writes the function that compares two resources by one field.
func (o memoryList) memoryOrder() {
	if len(o.Res.Collection.Sort) == 0 {
		return
	}
	o.Doc("%s compares x and y by a field: it returns -1, 0 or 1.", o.Names.Compare)
	o.Func().Id(o.Names.Compare).Params(jen.List(jen.Id("x"), jen.Id("y")).Add(o.Pointer()), jen.Id("by").Id(o.Names.SortField)).Int().BlockFunc(func(g *jen.Group) {
		g.Switch(jen.Id("by")).BlockFunc(func(g *jen.Group) {
			for _, m := range o.Res.Collection.Sort {
				if c := o.compared(m.Field); c != nil {
					g.Case(jen.Id(o.Names.SortBy + gosource.Exported(m.Field.Name()))).Block(jen.Return(c))
				}
			}
		})
		g.Return(jen.Lit(0))
	})
	o.Line()
}

// unasked are the conditions under which an item is not one that a query asks
// for.
func (o memoryList) unasked() []jen.Code {
	fields := make([]*model.Field, 0, len(o.Res.Collection.IDs)+len(o.Res.Collection.Filter))
	for _, id := range o.Res.Collection.IDs {
		fields = append(fields, id.Field)
	}
	for _, m := range o.Res.Collection.Filter {
		fields = append(fields, m.Field)
	}
	var conditions []jen.Code
	for _, f := range fields {
		if len(f.Pointers) == 0 {
			conditions = append(conditions, jen.Op("!").Add(o.testOf("Match")).Call(
				jen.Id("q").Dot(gosource.Exported(f.Name())), values.Source{Local: o.Local}.Whole(f)))
		}
	}
	return conditions
}

// compared writes the comparison of two resources by a field; nil if the field
// may be out of reach.
func (o memoryList) compared(f *model.Field) *jen.Statement {
	x, y := values.Source{Local: "x"}.Whole(f), values.Source{Local: "y"}.Whole(f)
	if len(f.Pointers) > 0 || f.Deref {
		return nil
	}
	if gosource.IsTime(f.Type) {
		return x.Dot("Compare").Call(y)
	}
	basic, ok := f.Type.Underlying().(*types.Basic)
	if !ok || basic.Info()&types.IsOrdered == 0 {
		return o.testOf("Compare").Call(x, y)
	}
	return jen.Qual("cmp", "Compare").Call(x, y)
}
