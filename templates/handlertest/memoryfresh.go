package handlertest

import (
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// fresh are the fields that the store alone sets, and that a test can look at in
// what is to be created: the zero value of each is what a handler gives it.
func (o *output) fresh() []*model.Field {
	if !o.Res.Creates() || (rows{o}).decodesItself() {
		return nil
	}
	owned := slices.Concat(o.Res.ValidatorFields(), o.Res.ReadOnly)
	return slices.DeleteFunc(o.sendable(), func(f *model.Field) bool { return !slices.Contains(owned, f) || slices.Contains(o.Res.Joined, f) })
}

// strictField writes the field that has the store look at what it is to create.
// The suite of stores gives it whole values.
func (o memory) strictField(g *jen.Group) {
	if len(o.fresh()) > 0 {
		g.Id("strict").Bool().Comment("Create" + o.Names.Title + " takes nothing that a client cannot set")
	}
}

// refuseOwned writes the lines by which the store makes sure that what is to be
// created has no value that a client has sent and cannot set.
func (o memory) refuseOwned(g *jen.Group) {
	var sent []jen.Code
	for _, f := range o.fresh() {
		zero := jen.Lit(0)
		if f.Type.Underlying().(*types.Basic).Info()&types.IsString != 0 {
			zero = jen.Lit("")
		}
		x := values.Source{Local: o.Local}
		sent = append(sent, gosource.AllOf(append(x.Pointers(f, "!="), x.Read(f).Op("!=").Add(zero))))
	}
	switch len(sent) {
	case 0:
	case 1:
		g.If(jen.Id("m").Dot("strict").Op("&&").Add(sent[0])).Block(returnSent())
	default:
		g.If(jen.Id("m").Dot("strict").Op("&&").Parens(gosource.AnyOf(sent))).Block(returnSent())
	}
}
