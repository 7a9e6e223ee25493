package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// maxLimit is how many items a query can ask for.
const maxLimit = 100

// collection writes what a list adds to the output, the handler's methods left
// out.
func (o *output) collection() {
	c := o.res.Collection
	o.doc("%s is what %s returns, as it is or wrapped, where the After of %s is none of its own: clients can make one up.", o.names.ErrCursor, article(o.names.Store), article(o.names.Query))
	o.sentinel(o.names.ErrCursor, word(o.res.Name)+" cursor not known")
	elements := []jen.Code{
		jen.Id("Resource").Op(":").Op("&").Id(o.names.Resource),
		jen.Id("Pattern").Op(":").Lit(c.Pattern),
		jen.Id("Limit").Op(":").Lit(20),
		jen.Id("MaxLimit").Op(":").Lit(maxLimit),
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
	if o.res.Weak {
		elements = append(elements, jen.Id("Weak").Op(":").True())
	}
	elements = append(elements,
		jen.Id("Fingerprint").Op(":").Lit(o.res.Fingerprint),
		jen.Id("BadCursor").Op(":").Id(o.names.ErrCursor),
	)
	o.doc("%s is what the answers for all lists of %s have in common.", o.names.Collection, o.plural())
	o.Var().Id(o.names.Collection).Op("=").Add(o.support("Collection")).ValuesFunc(func(g *jen.Group) { lines(g, elements) })
	o.Line()
	o.appendID()
	o.query()
	o.page()
	if c.Stat {
		o.listStat()
	}
}

// plural is the resources in a sentence: line items.
func (o *output) plural() string {
	if o.res.Plural != "" {
		return word(o.res.Plural)
	}
	return annotations.Plural(word(o.res.Name))
}

// memberNames writes the names by which queries know members.
func memberNames(members []*annotations.Member) *jen.Statement {
	return jen.Index().String().ValuesFunc(func(g *jen.Group) {
		for _, m := range members {
			g.Lit(m.Name)
		}
	})
}

// appendID writes the function that tells an item from every other.
func (o *output) appendID() {
	s := source{local: o.local}
	o.doc("%s appends to dst what tells %s from every other %s.", o.names.AppendID, o.local, o.res.Name)
	o.okDeclared = false
	o.Func().Id(o.names.AppendID).Params(jen.Id("dst").Index().Byte(), o.param()).Index().Byte().BlockFunc(func(g *jen.Group) {
		for i, f := range o.res.Collection.Keys {
			if i > 0 {
				g.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune('/'))
			}
			if conditions := s.unreachable(f); len(conditions) > 0 {
				g.If(anyOf(conditions)).Block(jen.Return(jen.Id("dst")))
			}
			o.appendKey(g, f, s.read(f))
		}
		g.Return(jen.Id("dst"))
	})
	o.Line()
}

// appendKey appends an id in a form that has no slash.
func (o *output) appendKey(g *jen.Group, f *annotations.Field, x *jen.Statement) {
	if f.Kind != annotations.Text {
		o.appendPart(g, f, x, "AppendPart")
		return
	}
	values := []jen.Code{jen.Id("dst"), x}
	g.List(jen.Id("dst"), jen.Id("_")).Op("=").Add(o.support("AppendDigest")).Call(values...)
}

// page writes the type of a part of a list.
func (o *output) page() {
	o.doc("%s is a part of a list of %s. Next comes back in an address: make it of an id, and not of values of any length.", upperFirst(article(o.names.Page)), o.plural())
	o.Type().Id(o.names.Page).Struct(
		jen.Id("Items").Index().Op("*").Add(o.typ()).Comment("in the order of the query"),
		jen.Id("Next").String().Comment("where the next page begins, in the words of the store; empty at the end"),
	)
	o.Line()
}

// listStat writes the type of what a store vouches for.
func (o *output) listStat() {
	o.doc("%s tells whether a list of %s may have changed. One of the fields will do; where both are zero the whole page has to be looked at.", upperFirst(article(o.names.ListStat)), o.plural())
	o.Type().Id(o.names.ListStat).StructFunc(func(g *jen.Group) {
		o.comment(g, "Counter counts the changes: each insert, update, delete and new order moves it, and it never has a value twice.")
		g.Id("Counter").Int64()
		o.comment(g, "Mark is the same as a text, such as the time of the last change together with the number of deletions.")
		g.Id("Mark").String()
	})
	o.Line()
}
