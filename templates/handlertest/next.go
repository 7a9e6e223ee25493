package handlertest

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// memoryNext writes the method that moves the version and the time of change.
func (o memory) memoryNext() {
	o.Doc("next gives %s, which is to be stored, the next version.", o.Local)
	o.Func().Params(jen.Id("m").Op("*").Id(o.Names.Memory)).Id("next").Params(o.Param()).BlockFunc(func(g *jen.Group) {
		g.Id("m").Dot("writes").Op("++")
		step := values.NewStep(o.File, g, jen.Id("m").Dot("writes"))
		to := values.Source{Local: o.Local}
		version, modified := o.moving()
		for _, f := range []*model.Field{version, modified} {
			if f != nil {
				o.reachIn(g, to, f)
				if f.Deref {
					g.If(to.Whole(f).Op("==").Nil()).Block(to.Whole(f).Op("=").New(gosource.TypeCode(f.Type)))
				}
			}
		}
		if version != nil && o.sampled() {
			latest := values.Source{Local: "m.latest"}
			g.If(jen.Id("m").Dot("latest").Op("!=").Nil()).Block(to.Read(version).Op("=").Add(latest.Read(version)))
			step.Move(version, to.Read(version))
			g.Id("m").Dot("latest").Op("=").Id(o.Local)
		} else if version != nil {
			step.Version(version, to.Read(version))
		}
		switch {
		case modified == nil:
		case o.sampled():
			step.TimeAt(modified, to.Read(modified), o.testOf("Later").Call(jen.Id(o.Names.LastModified).Call(jen.Id(o.Local))))
		default:
			step.Time(modified, to.Read(modified))
		}
	})
	o.Line()
}

// reachIn writes the lines that make what is missing on the way to a field, and
// not on the way to others.
func (o *output) reachIn(g *jen.Group, to values.Source, f *model.Field, others ...*model.Field) {
	for _, n := range f.Pointers {
		onWay := func(other *model.Field) bool {
			return slices.Contains(other.Pointers, n) && slices.Equal(other.Selector[:n], f.Selector[:n])
		}
		if slices.ContainsFunc(others, onWay) {
			continue
		}
		g.If(to.Path(f, n).Op("==").Nil()).Block(to.Path(f, n).Op("=").New(gosource.TypeCode(o.Pointee(f.Selector[:n]))))
	}
}

// moving are the fields that move with each change. One that is both the version
// and the modification time moves once.
func (o *output) moving() (version, modified *model.Field) {
	version, modified = o.Res.Version, o.Res.Modified
	switch {
	case !o.Res.VersionIsTime():
	case o.sampled(), modified.Kind == model.AsTime:
		modified = nil
	default:
		version = nil
	}
	return version, modified
}
