package templates

import (
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// varied are the ids by which a test can have the items of a list differ: those
// that are no constants of their types, of which there are few.
func (o *output) varied() []*annotations.Field {
	return slices.DeleteFunc(o.itemIDs(), func(f *annotations.Field) bool {
		return f.Kind == annotations.Text && len(o.constants(f.Type)) > 0
	})
}

// itemIDs are the ids by which the items of a list differ: all but those in the
// path of the list.
func (o *output) itemIDs() []*annotations.Field {
	var fields []*annotations.Field
	for _, f := range o.res.Collection.Keys {
		inPath := slices.ContainsFunc(o.res.Collection.IDs, func(id *annotations.ID) bool { return id.Field == f })
		if !inPath {
			fields = append(fields, f)
		}
	}
	return fields
}

// sorted are the members that a query can sort by and that a test can give a
// value of its own to.
func (o *output) sorted() []*annotations.Member {
	var members []*annotations.Member
	for _, m := range o.res.Collection.Sort {
		basic, ok := m.Field.Type.Underlying().(*types.Basic)
		plain := ok && basic.Info()&(types.IsString|types.IsInteger) != 0 && !encodesItself(m.Field.Type)
		if plain && len(m.Field.Pointers) == 0 && !o.isKept(m.Field) {
			members = append(members, m)
		}
	}
	return members
}

// changed are those of the sorted members that differ from item to item: none
// of a sample, for what else would be valid is not known.
func (o *output) changed() []*annotations.Member {
	if o.sampled() {
		return nil
	}
	return o.sorted()
}

// suitesLists tells whether the suite can hold the lists of a store to
// anything: it has to be able to fill one.
func (o *output) suitesLists() bool {
	return o.res.Collection != nil && o.res.Creates() && len(o.varied()) > 0
}

// listSuite writes the call that holds the lists of a store to what a handler
// relies on.
func (o *output) listSuite() *jen.Statement {
	return o.testOf("RunList").Call(jen.Id("t"), jen.Func().Params(testingT()).Add(o.suiteList()).BlockFunc(func(g *jen.Group) {
		g.List(jen.Id("ctx"), jen.Id("store")).Op(":=").List(jen.Qual("context", "Background").Call(), jen.Id("open").Call(jen.Id("t")))
		path := o.listPath(g)
		g.Id("mux").Op(":=").Qual("net/http", "NewServeMux").Call()
		g.Parens(jen.Op("&").Id(o.names.Handler).Values(jen.Id("Store").Op(":").Id("store"))).Dot("Register").Call(jen.Id("mux"))
		g.Return(o.suiteList().ValuesFunc(func(g *jen.Group) { lines(g, o.listElements(path)) }))
	}))
}

// suiteList is the type through which the suite knows the lists of a store.
func (o *output) suiteList() *jen.Statement {
	return o.testOf("List").Types(o.pointer())
}

// listPath returns the expression for the path of the list.
func (o *output) listPath(g *jen.Group) *jen.Statement {
	inTest := func(id *annotations.ID) bool { return o.sampled() || id.Field.Kind == annotations.Text }
	if slices.ContainsFunc(o.res.Collection.IDs, inTest) {
		g.Id(o.local).Op(":=").Id(o.names.Fixture).Call(jen.Id("t"))
	}
	return o.pathOf(g, o.res.Collection.Pattern, o.res.Collection.IDs)
}

// listElements are the elements of the value through which the suite knows the
// lists of a store.
func (o *output) listElements(path *jen.Statement) []jen.Code {
	elements := []jen.Code{
		jen.Id("Handler").Op(":").Id("mux"),
		jen.Id("Path").Op(":").Add(path),
		jen.Id("BadCursor").Op(":").Id(o.names.ErrCursor),
		jen.Id("After").Op(":").Func().Params(jen.Id("place").String()).Error().Block(
			jen.List(jen.Id("_"), jen.Err()).Op(":=").Id("store").Dot("List"+o.names.Plural).Call(jen.Id("ctx"),
				jen.Id(o.names.Query).Values(jen.Id("Limit").Op(":").Lit(1), jen.Id("After").Op(":").Id("place"))),
			jen.Return(jen.Err()),
		),
		jen.Id("Create").Op(":").Func().Params(jen.Id("n").Int()).Params(o.pointer(), jen.Error()).BlockFunc(func(g *jen.Group) {
			g.Id(o.local).Op(":=").Id(o.names.Fixture).Call(jen.Id("t"))
			for _, f := range o.varied() {
				o.vary(g, f)
			}
			for _, m := range o.changed() {
				o.vary(g, m.Field)
			}
			g.Return(jen.Id("store").Dot("Create"+o.names.Title).Call(jen.Id("ctx"), jen.Id(o.local)))
		}),
	}
	if sorted := o.sorted(); len(sorted) > 0 {
		elements = append(elements, jen.Id("Sort").Op(":").Add(memberNames(sorted)))
	}
	stored := source{local: "stored"}
	if o.updates() {
		elements = append(elements, jen.Id("Update").Op(":").Func().Params(jen.Id("stored").Add(o.pointer()), jen.Id("n").Int()).Params(o.pointer(), jen.Error()).BlockFunc(func(g *jen.Group) {
			o.change(g)
			g.Return(jen.Id("store").Dot("Update"+o.names.Title).Call(jen.Id("ctx"), jen.Id(o.local), stored.read(o.guard())))
		}))
	}
	if o.res.Serves("DELETE") {
		args := []jen.Code{jen.Id("ctx")}
		for _, f := range o.storedFields() {
			args = append(args, stored.read(f))
		}
		elements = append(elements, jen.Id("Delete").Op(":").Func().Params(jen.Id("stored").Add(o.pointer())).Error().Block(
			jen.Return(jen.Id("store").Dot("Delete"+o.names.Title).Call(args...))))
	}
	return elements
}

// vary writes the line that gives an id a value of its own for each n.
func (o *output) vary(g *jen.Group, f *annotations.Field) {
	x := source{local: o.local}.read(f)
	basic, _ := f.Type.Underlying().(*types.Basic)
	switch {
	case o.sampled():
		o.varySample(g, f, x)
	case f.Kind == annotations.Text:
		g.Add(o.testOf("Count")).Call(o.textOf(f, x), jen.Lit(100).Op("+").Id("n"))
	case basic.Info()&types.IsString != 0:
		text := jen.Lit("item").Op("+").Qual("strconv", "Itoa").Call(jen.Lit(10).Op("+").Id("n"))
		g.Add(x).Op("=").Add(cast(text, types.Typ[types.String], f.Type))
	default:
		g.Add(x).Op("=").Add(typeCode(f.Type)).Call(jen.Lit(100).Op("+").Id("n"))
	}
}
