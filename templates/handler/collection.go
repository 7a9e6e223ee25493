package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// collection writes what a list adds to the output, the handler's methods left
// out.
func (o lists) collection() {
	c := o.Res.Collection
	elements := []jen.Code{jen.Id("Resource").Op(":").Op("&").Id(o.Names.Resource)}
	if o.Res.Lists() {
		o.Doc("%s is returned by %s, possibly wrapped, if the After of %s is not one that it has given out: clients can make one up.", o.Names.ErrCursor, gosource.Article(o.Names.Store), gosource.Article(o.Names.Query))
		o.sentinel(o.Names.ErrCursor, gosource.Word(o.Res.Name)+" cursor not known")
		elements = append(elements, o.queryElements()...)
	}
	if c.ItemTags {
		elements = append(elements, jen.Id("ItemTags").Op(":").True())
	}
	if o.Res.Weak {
		elements = append(elements, jen.Id("Weak").Op(":").True())
	}
	elements = append(elements, jen.Id("Fingerprint").Op(":").Lit(o.Res.Fingerprint))
	if o.Res.Lists() {
		elements = append(elements, jen.Id("BadCursor").Op(":").Id(o.Names.ErrCursor))
	}
	o.Doc("%s is what the answers for all lists of %s have in common.", o.Names.Collection, o.Plural())
	o.Var().Id(o.Names.Collection).Op("=").Add(o.Support("Collection")).ValuesFunc(func(g *jen.Group) { gosource.Lines(g, elements) })
	o.Line()
	o.appendID()
	if o.Res.Lists() {
		o.query()
	}
	o.page()
	if c.Stat {
		o.listStat()
	}
}

// queryElements are the elements of the description that say what a query can
// have.
func (o lists) queryElements() []jen.Code {
	c := o.Res.Collection
	elements := []jen.Code{
		jen.Id("Pattern").Op(":").Lit(c.Pattern),
		jen.Id("Limit").Op(":").Lit(c.Limit),
		jen.Id("MaxLimit").Op(":").Lit(c.MaxLimit),
	}
	if c.Total {
		elements = append(elements, jen.Id("Total").Op(":").True())
	}
	var sort, filters, repeated []string
	for _, m := range c.Sort {
		sort = append(sort, m.Name)
	}
	for _, p := range c.Parameters() {
		filters = append(filters, p.Name)
		if p.By == model.ByValues {
			repeated = append(repeated, p.Name)
		}
	}
	for _, names := range []struct {
		field string
		names []string
	}{{"Sort", sort}, {"Filters", filters}, {"Repeated", repeated}, {"Ignored", c.Ignore}} {
		if len(names.names) > 0 {
			elements = append(elements, jen.Id(names.field).Op(":").Index().String().ValuesFunc(func(g *jen.Group) {
				for _, name := range names.names {
					g.Lit(name)
				}
			}))
		}
	}
	return elements
}

// appendID writes the function that tells an item from every other.
func (o lists) appendID() {
	s := values.Source{Local: o.Local}
	o.Doc("%s appends to dst what tells %s from every other %s.", o.Names.AppendID, o.Local, o.Res.Name)
	t := newTag(o.output)
	o.Func().Id(o.Names.AppendID).Params(jen.Id("dst").Index().Byte(), o.Param()).Index().Byte().BlockFunc(func(g *jen.Group) {
		for i, f := range o.Res.Collection.Keys {
			if i > 0 {
				g.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune('/'))
			}
			if conditions := s.Unreachable(f); len(conditions) > 0 {
				g.If(gosource.AnyOf(conditions)).Block(jen.Return(jen.Id("dst")))
			}
			t.appendKey(g, f, s.Read(f))
		}
		g.Return(jen.Id("dst"))
	})
	o.Line()
}

// listStat writes the type of what a store vouches for.
func (o lists) listStat() {
	o.Doc("%s tells states of a list of %s apart. Counter or Mark will do; if both are zero, the whole page has to be looked at.", gosource.UpperFirst(gosource.Article(o.Names.ListStat)), o.Plural())
	o.Type().Id(o.Names.ListStat).StructFunc(func(g *jen.Group) {
		gosource.Comment(g, "Counter counts the changes: each insert, update, delete and new order moves it, and it never has a value twice.")
		g.Id("Counter").Int64()
		gosource.Comment(g, "Mark is the same as a text, such as the time of the last change together with the number of deletions.")
		g.Id("Mark").String()
		gosource.Comment(g, "View is what decides which rows and which variants of them a caller may see, such as a role; empty if all see the same. It makes entity tags differ by it, and vouches for nothing.")
		g.Id("View").String()
	})
	o.Line()
}
