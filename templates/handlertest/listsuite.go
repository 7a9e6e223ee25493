package handlertest

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// varied returns the ids in which a test can make the items of a list differ. Ids with
// constants are left out, because there are only a few constants.
func (o *output) varied() []*model.Field {
	return slices.DeleteFunc(o.Res.ItemIDs(), func(f *model.Field) bool {
		return f.Kind == model.Text && len(o.Constants(f.Type)) > 0
	})
}

// suitesLists reports whether the suite can check the lists of a store.
func (o suite) suitesLists() bool {
	return o.Res.Lists() && len(o.varied()) > 0
}

// listSuite writes the element that makes the suite check the lists of a store too.
func (o suite) listSuite(g *jen.Group) *jen.Statement {
	path := o.listPath(g)
	return jen.Id("List").Op(":").Op("&").Add(o.suiteList().ValuesFunc(func(g *jen.Group) { gosource.Lines(g, o.listElements(path)) }))
}

// suiteList returns the type that describes the lists of a store to the suite.
func (o suite) suiteList() *jen.Statement {
	return o.testOf("List").Types(o.Pointer())
}

// listPath returns the expression for the path of the list.
func (o suite) listPath(g *jen.Group) *jen.Statement {
	inTest := func(id *model.ID) bool { return o.sampled() || id.Field.Kind == model.Text }
	if slices.ContainsFunc(o.Res.Collection.IDs, inTest) {
		g.Id(o.Local).Op(":=").Id(o.Names.Fixture).Call(jen.Id("t"))
	}
	return o.pathOf(g, o.Res.Collection.Pattern, o.Res.Collection.IDs)
}

// listElements returns the elements of the value that describes the lists of a store to
// the suite.
func (o suite) listElements(path *jen.Statement) []jen.Code {
	elements := []jen.Code{
		jen.Id("Name").Op(":").Lit(o.Names.Plural),
		jen.Id("Handler").Op(":").Add(o.testOf("Mux").Call(jen.Op("&").Id(o.Names.Handler).Values(
			jen.Id("Store").Op(":").Id("store"),
			jen.Id("OnError").Op(":").Add(o.testOf("Fails").Call(jen.Id("t"), jen.Lit("List"+o.Names.Plural))),
		))),
		jen.Id("Path").Op(":").Add(path),
		jen.Id("BadCursor").Op(":").Id(o.Names.ErrCursor),
	}
	if varied := o.varied(); !slices.EqualFunc(varied, o.Res.Route.IDs, func(f *model.Field, id *model.ID) bool { return f == id.Field }) {
		elements = append(elements, jen.Id("IDs").Op(":").Add(o.pointersTo(varied)))
	}
	var parents []*model.Field
	for _, id := range o.Res.Collection.IDs {
		parents = append(parents, id.Field)
	}
	if len(parents) > 0 {
		elements = append(elements, jen.Id("Parents").Op(":").Add(o.pointersTo(parents)))
	}
	if most := o.Res.Collection.MaxLimit; most != model.DefaultMaxLimit {
		elements = append(elements, jen.Id("MaxLimit").Op(":").Lit(most))
	}
	if o.Res.Collection.Total {
		elements = append(elements, jen.Id("Total").Op(":").True())
	}
	elements = append(elements, jen.Id("Page").Op(":").Add(o.suitePage()))
	if o.Res.Collection.Stat {
		elements = append(elements, jen.Id("Stat").Op(":").Add(o.suiteListStat()))
	}
	if members := o.queried(); len(members) > 0 {
		elements = append(elements, jen.Id("Members").Op(":").Index().Add(o.testOf("Member").Types(o.Pointer())).ValuesFunc(func(g *jen.Group) {
			gosource.Lines(g, members)
		}))
	}
	return elements
}

// suitePage writes the function that loads a page of the list in the parent of a
// resource.
func (o suite) suitePage() *jen.Statement {
	query := o.suiteQuery(jen.Id("Limit").Op(":").Id("limit"), jen.Id("After").Op(":").Id("after"))
	return jen.Func().Params(o.suiteParent(), jen.Id("limit").Int(), jen.Id("after").String()).Params(jen.Index().Add(o.Pointer()), jen.String(), jen.Error()).Block(
		jen.List(jen.Id("page"), jen.Err()).Op(":=").Id("store").Dot("List"+o.Names.Plural).Call(jen.Id("ctx"), query),
		jen.Return(jen.Id("page").Dot("Items"), jen.Id("page").Dot("Next"), jen.Err()),
	)
}

// suiteListStat writes the function that loads the state of the list in the parent of a
// resource.
func (o suite) suiteListStat() *jen.Statement {
	query := o.suiteQuery(jen.Id("Limit").Op(":").Lit(o.Res.Collection.Limit))
	return jen.Func().Params(o.suiteParent()).Params(o.Any(), jen.Error()).Block(
		jen.Return(jen.Id("store").Dot("Stat"+o.Names.Plural).Call(jen.Id("ctx"), query)),
	)
}

// suiteParent writes the parameter for the resource whose parent has the list.
func (o suite) suiteParent() *jen.Statement {
	if len(o.Res.Collection.IDs) == 0 {
		return jen.Id("_").Add(o.Pointer())
	}
	return jen.Id("at").Add(o.Pointer())
}

// suiteQuery writes the query for the list in the parent of a resource.
func (o suite) suiteQuery(elements ...jen.Code) *jen.Statement {
	return jen.Id(o.Names.Query).ValuesFunc(func(g *jen.Group) {
		for _, id := range o.Res.Collection.IDs {
			g.Id(model.UpperFirst(id.Field.Name())).Op(":").Add(values.Source{Local: "at"}.Read(id.Field))
		}
		for _, e := range elements {
			g.Add(e)
		}
	})
}

// queried returns the elements for the members that a query can sort or filter by.
func (o suite) queried() []jen.Code {
	c := o.Res.Collection
	var elements []jen.Code
	for _, m := range c.Sort {
		i := slices.IndexFunc(c.Filter, func(f *model.Filter) bool { return f.Name == m.Name })
		if i < 0 {
			elements = append(elements, o.queriedBy(m, true, nil))
		} else {
			elements = append(elements, o.queriedBy(m, true, c.Filter[i]))
		}
	}
	for _, f := range c.Filter {
		if !slices.ContainsFunc(c.Sort, func(m *model.Member) bool { return m.Name == f.Name }) {
			elements = append(elements, o.queriedBy(&f.Member, false, f))
		}
	}
	return elements
}

// queriedBy returns the element for a member that a query can sort or filter by. If it
// cannot be filtered by, f is nil.
func (o suite) queriedBy(m *model.Member, sorts bool, f *model.Filter) jen.Code {
	return jen.ValuesFunc(func(g *jen.Group) {
		g.Id("Name").Op(":").Lit(m.Name)
		flag := func(name string, set bool) {
			if set {
				g.Id(name).Op(":").True()
			}
		}
		flag("Sort", sorts)
		if f != nil {
			flag("Filter", f.Equal)
			flag("In", f.In)
			flag("Range", f.Range)
		}
		if len(m.Field.Pointers) == 0 && !o.Res.IsKept(m.Field) {
			g.Id("Field").Op(":").Add(brief(jen.Func().Params(o.Param()).Add(o.Any()), jen.Op("&").Add(values.Source{Local: o.Local}.Whole(m.Field))))
		}
	})
}
