package handlertest

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/values"
)

// beside returns a field that is part of the entity tag but not compared by Update, and
// that a test can change. It returns nil if there is none.
func (o *output) beside() *model.Field {
	if !o.Res.Reloads() || !o.tagged() || o.Res.Weak || !o.moves() {
		return nil
	}
	if o.Res.VersionOnly {
		return nil
	}
	if o.Res.Digest && o.Res.Updates() && !o.Res.Weak {
		return suite{o}.changeable()
	}
	plain := func(f *model.Field) bool { return len(f.Pointers) == 0 && !f.Deref }
	if i := slices.IndexFunc(o.Res.Derived, plain); i >= 0 {
		return o.Res.Derived[i]
	}
	return nil
}

// moved returns a derived value that If-Match of a write ignores and that a test can
// change. It returns nil if there is none.
func (o *output) moved() *model.Field {
	if !o.Res.VersionOnly || !o.Res.Writes() || !o.tagged() {
		return nil
	}
	i := slices.IndexFunc(o.Res.Derived, func(f *model.Field) bool { return len(f.Pointers) == 0 })
	if i < 0 {
		return nil
	}
	return o.Res.Derived[i]
}

// runLate writes the call that sends a write and changes a part of the entity tag while
// the content is being sent.
func (o table) runLate(g *jen.Group) {
	g.Add(o.testOf("RunLate")).Call(jen.Id("t"), jen.Id("target"), jen.Func().Params().Bool().Block(
		jen.Id("late").Op(":=").Id(o.Names.Fixture).Call(jen.Id("t")),
		jen.Parens(jen.Op("*").Id(o.Names.Writer)).Call(jen.Nil()).Dot("Adopt").Call(jen.Id("late"), jen.Id(o.Local)),
		jen.Id("store").Dot("Only").Call(jen.True(), jen.Id("late")),
		jen.Return(o.testOf("Disturb").Call(jen.Op("&").Add(values.Source{Local: "late"}.Read(o.beside())))),
	))
}

// runReplica writes the call that sends requests while a replica lags.
func (o table) runReplica(g *jen.Group) {
	g.Add(o.testOf("RunReplica")).Call(
		jen.Id("t"), jen.Id("target"), jen.Op("&").Id("store").Dot("Memory"), jen.Id(o.Local), jen.Id(o.Names.ETag),
	)
}
