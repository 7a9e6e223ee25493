package templates

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// beside returns a field that joins the entity tag and that Update is not given
// to compare, nil if there is none that a test could change.
func (o *output) beside() *annotations.Field {
	if !o.reloads() || o.raceRow() == nil {
		return nil
	}
	plain := func(f *annotations.Field) bool { return len(f.Pointers) == 0 && !f.Deref }
	if i := slices.IndexFunc(o.res.Derived, plain); i >= 0 {
		return o.res.Derived[i]
	}
	return nil
}

// runLate writes the call that sends a write whose content is on its way while
// something changes that joins the entity tag.
func (o *output) runLate(g *jen.Group, r *row) {
	f := o.beside()
	if f == nil {
		return
	}
	g.Add(o.testOf("RunLate")).Call(jen.Id("t"), jen.Id("target"), o.testOf("Case").Add(r.code()), jen.Func().Params().Bool().Block(
		jen.Id("late").Op(":=").Id(o.names.Fixture).Call(jen.Id("t")),
		jen.Id(o.names.Keep).Call(jen.Id("late"), jen.Id(o.local)),
		o.holdAlone("late"),
		jen.Return(o.testOf("Disturb").Call(jen.Op("&").Add(source{local: "late"}.read(f)))),
	))
}
