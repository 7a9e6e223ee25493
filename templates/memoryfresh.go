package templates

import (
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// fresh are the fields that the store alone sets, and that a test can look at in
// what is to be created: the zero value of each is what a handler gives it.
func (o *output) fresh() []*annotations.Field {
	if !o.res.Creates() || o.decodesItself() {
		return nil
	}
	owned := slices.Concat(o.res.ValidatorFields(), o.res.ReadOnly)
	return slices.DeleteFunc(o.sendable(), func(f *annotations.Field) bool { return !slices.Contains(owned, f) || slices.Contains(o.res.Joined, f) })
}

// strictField writes the field that has the store look at what it is to create.
// The suite of stores gives it whole values.
func (o *output) strictField(g *jen.Group) {
	if len(o.fresh()) > 0 {
		g.Id("strict").Bool().Comment("Create" + o.names.Title + " takes nothing that a client cannot set")
	}
}

// refuseOwned writes the lines by which the store makes sure that what is to be
// created has no value that a client has sent and cannot set.
func (o *output) refuseOwned(g *jen.Group) {
	var sent []jen.Code
	for _, f := range o.fresh() {
		zero := jen.Lit(0)
		if f.Type.Underlying().(*types.Basic).Info()&types.IsString != 0 {
			zero = jen.Lit("")
		}
		x := source{local: o.local}
		sent = append(sent, allOf(append(x.pointers(f, "!="), x.read(f).Op("!=").Add(zero))))
	}
	switch len(sent) {
	case 0:
	case 1:
		g.If(jen.Id("m").Dot("strict").Op("&&").Add(sent[0])).Block(returnSent())
	default:
		g.If(jen.Id("m").Dot("strict").Op("&&").Parens(anyOf(sent))).Block(returnSent())
	}
}
