package handlertest

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// next writes the element with which the store changes the version and the modification
// time.
func (o memory) next() jen.Code {
	return jen.Id("Next").Op(":").Func().Params(o.Param(), jen.Id("n").Int()).BlockFunc(func(g *jen.Group) {
		step := values.NewStep(o.File, g, jen.Id("n"))
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
		if o.goesOn() {
			if version != nil {
				latest := values.Source{Local: "latest"}
				g.If(jen.Id("latest").Op("!=").Nil()).Block(to.Read(version).Op("=").Add(latest.Read(version)))
				step.Move(version, to.Read(version))
			}
			g.Id("latest").Op("=").Id(o.Local)
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
}

// goesOn reports whether the versions of new resources continue from the last stored
// one. That is so for samples, so that no version is used twice.
func (o memory) goesOn() bool {
	return o.Res.Version != nil && o.sampled() && (o.Res.Creates() || o.Res.Updates())
}

// reachIn writes the lines that allocate missing pointers on the path to a field, unless
// they are on the path to others.
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

// moving returns the fields that each change sets. If one field is both the version and
// the modification time, it is set once.
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
