package handlertest

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// memoryList writes the store's methods for lists.
func (o memoryList) memoryList() {
	params := []jen.Code{noContext(), jen.Id("q").Id(o.Names.Query)}
	o.method("List"+o.Names.Plural, params, jen.Params(jen.Id(o.Names.Page), jen.Error()), func(g *jen.Group) {
		order, asked := o.order(g), o.asked(g)
		g.List(jen.Id("items"), jen.Id("next"), jen.Err()).Op(":=").Id("m").Dot("PageOf").Call(jen.Id("q").Dot("Limit"), jen.Id("q").Dot("After"), order, asked)
		page := jen.Id(o.Names.Page).Values(jen.Id("Items").Op(":").Id("items"), jen.Id("Next").Op(":").Id("next"))
		if o.Res.Collection.Total {
			g.Id("page").Op(":=").Add(page)
			g.If(jen.Id("q").Dot("Total")).Block(jen.Id("page").Dot("Total").Op("=").Id("m").Dot("CountOf").Call(asked))
			page = jen.Id("page")
		}
		g.Return(page, jen.Err())
	})
	if !o.Res.Collection.Stat {
		return
	}
	params = []jen.Code{noContext(), jen.Id("_").Id(o.Names.Query)}
	o.method("Stat"+o.Names.Plural, params, jen.Params(jen.Id(o.Names.ListStat), jen.Error()), func(g *jen.Group) {
		g.Return(jen.Id(o.Names.ListStat).Values(jen.Id("Counter").Op(":").Id("m").Dot("Counter").Call()), jen.Nil())
	})
}

// order writes the function that compares two items by the keys of the query.
func (o memoryList) order(g *jen.Group) jen.Code {
	if len(o.Res.Collection.Sort) == 0 {
		return jen.Nil()
	}
	byKey := jen.Func().Params(jen.Id("key").Id(o.Names.Sort)).Params(jen.Int(), jen.Bool()).BlockFunc(func(g *jen.Group) {
		g.Switch(jen.Id("key").Dot("Field")).BlockFunc(func(g *jen.Group) {
			for _, m := range o.Res.Collection.Sort {
				if c := o.compared(m.Field); c != nil {
					g.Case(jen.Id(o.Names.SortBy + model.UpperFirst(m.Field.Name()))).Block(jen.Return(c, jen.Id("key").Dot("Descending")))
				}
			}
		})
		g.Return(jen.Lit(0), jen.False())
	})
	g.Id("order").Op(":=").Func().Params(o.twoOf("x", "y")).Int().Block(
		jen.Return(o.testOf("InOrder").Call(jen.Id("q").Dot("Sort"), byKey)),
	)
	return jen.Id("order")
}

// asked writes the function that reports whether a query selects an item.
func (o memoryList) asked(g *jen.Group) jen.Code {
	value := func(f *model.Field) jen.Code { return values.Source{Local: o.Local}.Whole(f) }
	var conditions []jen.Code
	for _, id := range o.Res.Collection.IDs {
		if len(id.Field.Pointers) == 0 {
			conditions = append(conditions, o.testOf("Match").Call(jen.Id("q").Dot(model.UpperFirst(id.Field.Name())), value(id.Field)))
		}
	}
	for _, p := range o.Res.Collection.Parameters() {
		if p.Filter == nil || len(p.Filter.Field.Pointers) > 0 {
			continue
		}
		asked := jen.Id("q").Dot(p.Field)
		switch p.By {
		case model.ByValue:
			function := "Match"
			if p.Filter.Field.Slice {
				function = "MatchWithin"
			}
			conditions = append(conditions, o.testOf(function).Call(asked, value(p.Filter.Field)))
		case model.ByValues:
			conditions = append(conditions, o.testOf("MatchAny").Call(asked, value(p.Filter.Field)))
		case model.ByLeast:
			conditions = append(conditions, o.testOf("AtLeast").Call(value(p.Filter.Field), asked))
		case model.ByMost:
			conditions = append(conditions, o.testOf("AtMost").Call(value(p.Filter.Field), asked))
		}
	}
	if len(conditions) == 0 {
		return jen.Nil()
	}
	g.Id("asked").Op(":=").Add(brief(jen.Func().Params(o.Param()).Bool(), gosource.AllOf(conditions)))
	return jen.Id("asked")
}

// compared writes the comparison of two resources by a field; nil if the field may be
// unreachable.
func (o memoryList) compared(f *model.Field) *jen.Statement {
	x, y := values.Source{Local: "x"}.Whole(f), values.Source{Local: "y"}.Whole(f)
	if len(f.Pointers) > 0 || f.Deref {
		return nil
	}
	if model.IsTime(f.Type) {
		return x.Dot("Compare").Call(y)
	}
	basic, ok := f.Type.Underlying().(*types.Basic)
	if !ok || basic.Info()&types.IsOrdered == 0 {
		return o.testOf("Compare").Call(x, y)
	}
	return jen.Qual("cmp", "Compare").Call(x, y)
}
