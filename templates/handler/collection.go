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
	o.Doc("%s is returned by %s, possibly wrapped, if the After of %s is not one that it has given out: clients can make one up.", o.Names.ErrCursor, gosource.Article(o.Names.Store), gosource.Article(o.Names.Query))
	o.sentinel(o.Names.ErrCursor, gosource.Word(o.Res.Name)+" cursor not known")
	elements := []jen.Code{
		jen.Id("Resource").Op(":").Op("&").Id(o.Names.Resource),
		jen.Id("Pattern").Op(":").Lit(c.Pattern),
		jen.Id("Limit").Op(":").Lit(20),
		jen.Id("MaxLimit").Op(":").Lit(gosource.MaxLimit),
	}
	if len(c.Sort) > 0 {
		elements = append(elements, jen.Id("Sort").Op(":").Add(memberNames(c.Sort)))
	}
	if len(c.Filter) > 0 {
		elements = append(elements, jen.Id("Filters").Op(":").Add(memberNames(c.Filter)))
	}
	if c.ItemTags {
		elements = append(elements, jen.Id("ItemTags").Op(":").True())
	}
	if o.Res.Weak {
		elements = append(elements, jen.Id("Weak").Op(":").True())
	}
	elements = append(elements,
		jen.Id("Fingerprint").Op(":").Lit(o.Res.Fingerprint),
		jen.Id("BadCursor").Op(":").Id(o.Names.ErrCursor),
	)
	o.Doc("%s is what the answers for all lists of %s have in common.", o.Names.Collection, o.Plural())
	o.Var().Id(o.Names.Collection).Op("=").Add(o.Support("Collection")).ValuesFunc(func(g *jen.Group) { gosource.Lines(g, elements) })
	o.Line()
	o.appendID()
	o.query()
	o.newQuery()
	o.page()
	if c.Stat {
		o.listStat()
	}
}

// memberNames writes the names by which queries know members.
func memberNames(members []*model.Member) *jen.Statement {
	return jen.Index().String().ValuesFunc(func(g *jen.Group) {
		for _, m := range members {
			g.Lit(m.Name)
		}
	})
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

// page writes the type of a part of a list.
func (o lists) page() {
	o.Doc("%s is a part of a list of %s. Next comes back in an address: make it of an id, and not of values of any length.", gosource.UpperFirst(gosource.Article(o.Names.Page)), o.Plural())
	o.Type().Id(o.Names.Page).StructFunc(func(g *jen.Group) {
		g.Id("Items").Index().Op("*").Add(o.Typ()).Comment("in the order of the query")
		g.Id("Next").String().Comment("where the next page begins, in the words of the store; empty at the end")
		if o.Res.Collection.Stat {
			g.Id("Stat").Op("*").Id(o.Names.ListStat).Commentf("of the state that the items are of, read in one transaction with them; nil has Stat%s asked again", o.Names.Plural)
		}
	})
	o.Line()
}

// listStat writes the type of what a store vouches for.
func (o lists) listStat() {
	o.Doc("%s tells states of a list of %s apart. One of the fields will do; if both are zero, the whole page has to be looked at.", gosource.UpperFirst(gosource.Article(o.Names.ListStat)), o.Plural())
	o.Type().Id(o.Names.ListStat).StructFunc(func(g *jen.Group) {
		gosource.Comment(g, "Counter counts the changes: each insert, update, delete and new order moves it, and it never has a value twice.")
		g.Id("Counter").Int64()
		gosource.Comment(g, "Mark is the same as a text, such as the time of the last change together with the number of deletions.")
		g.Id("Mark").String()
	})
	o.Line()
}
