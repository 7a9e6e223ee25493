package handlertest

import (
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// memoryNext writes the method that moves the version and the time of change.
func (o memory) memoryNext() {
	o.Doc("next gives %s, which is to be stored, the next version.", o.Local)
	o.Func().Params(jen.Id("m").Op("*").Id(o.Names.Memory)).Id("next").Params(o.Param()).BlockFunc(func(g *jen.Group) {
		g.Id("m").Dot("writes").Op("++")
		to := values.Source{Local: o.Local}
		version, modified := o.moving()
		for _, f := range []*annotations.Field{version, modified} {
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
			o.moveVersion(g, version, to.Read(version))
			g.Id("m").Dot("latest").Op("=").Id(o.Local)
		} else if version != nil {
			o.nextVersion(g, version, to.Read(version))
		}
		if modified != nil {
			o.nextTime(g, modified, to.Read(modified))
		}
	})
	o.Line()
}

// reachIn writes the lines that make what is missing on the way to a field, and
// not on the way to others.
func (o *output) reachIn(g *jen.Group, to values.Source, f *annotations.Field, others ...*annotations.Field) {
	for _, n := range f.Pointers {
		onWay := func(other *annotations.Field) bool {
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
func (o *output) moving() (version, modified *annotations.Field) {
	version, modified = o.Res.Version, o.Res.Modified
	switch {
	case !o.Res.VersionIsTime():
	case o.sampled(), modified.Kind == annotations.AsTime:
		modified = nil
	default:
		version = nil
	}
	return version, modified
}

// nextVersion gives a version a value that it never had before: the first one
// is 42, of the fixture.
func (o memory) nextVersion(g *jen.Group, f *annotations.Field, x *jen.Statement) {
	count := func() *jen.Statement { return jen.Lit(42).Op("+").Id("m").Dot("writes") }
	switch f.Kind {
	case annotations.Int, annotations.Uint:
		g.Add(x).Op("=").Add(gosource.TypeCode(f.Type)).Call(count())
	case annotations.String:
		g.Add(x).Op("=").Add(gosource.TypeCode(f.Type)).Call(jen.Lit(versionPrefix(f.Type)).Op("+").Qual("strconv", "Itoa").Call(count()))
	case annotations.Bytes:
		g.Add(x).Op("=").Qual("strconv", "AppendInt").Call(jen.Nil(), jen.Int64().Call(count()), jen.Lit(10))
	case annotations.ByteArray:
		g.Add(x.Clone().Index(jen.Lit(0))).Op("=").Byte().Call(count())
	case annotations.Time, annotations.TimePointer:
		for _, line := range setTime(f, x, o.timeOfWrite()) {
			g.Add(line)
		}
	case annotations.Nullable:
		g.Add(x.Clone().Dot("Valid")).Op("=").True()
		o.nextVersion(g, f.Value, values.Inner(f, x))
	case annotations.Wrapped:
		o.nextVersion(g, f.Value, values.Inner(f, x))
	case annotations.Text:
		if gosource.Unmarshals(f.Type) {
			before, value := values.Unmarshaler(f.Type, x)
			for _, s := range before {
				g.Add(s)
			}
			g.Add(o.testOf("Count")).Call(value, count())
		}
	}
}

// timeOfWrite writes the time of a write: a second after the one before.
func (o memory) timeOfWrite() *jen.Statement {
	return fixtureTime().Dot("Add").Call(jen.Qual("time", "Duration").Call(jen.Id("m").Dot("writes")).Op("*").Qual("time", "Second"))
}

// nextTime moves a time of change on by a second for each write.
func (o memory) nextTime(g *jen.Group, f *annotations.Field, x *jen.Statement) {
	at := o.timeOfWrite()
	if o.sampled() {
		at = o.testOf("Later").Call(jen.Id(o.Names.LastModified).Call(jen.Id(o.Local)))
	}
	switch f.Kind {
	case annotations.Time, annotations.TimePointer:
		for _, line := range setTime(f, x, at) {
			g.Add(line)
		}
	case annotations.Int, annotations.Uint:
		unit := map[string]string{"unix": "Unix", "unixmilli": "UnixMilli", "unixmicro": "UnixMicro", "unixnano": "UnixNano"}[f.Unit]
		g.Add(x).Op("=").Add(gosource.Cast(at.Dot(unit).Call(), types.Typ[types.Int64], f.Type))
	case annotations.Nullable:
		g.Add(x.Clone().Dot("Valid")).Op("=").True()
		o.nextTime(g, f.Value, values.Inner(f, x))
	case annotations.Wrapped:
		o.nextTime(g, f.Value, values.Inner(f, x))
	}
}

// moveVersion writes the lines that give a version of a sample a value that it
// never had before: the next one of its kind.
func (o memory) moveVersion(g *jen.Group, f *annotations.Field, x *jen.Statement) {
	switch f.Kind {
	case annotations.Int, annotations.Uint:
		g.Add(x).Op("++")
	case annotations.String:
		g.Add(x).Op("=").Add(o.testOf("MoveString")).Call(x.Clone(), jen.Lit(1))
	case annotations.Bytes:
		g.Add(x).Op("=").Add(o.testOf("MoveBytes")).Call(x.Clone())
	case annotations.ByteArray:
		g.Copy(x.Clone().Index(jen.Op(":")), o.testOf("MoveBytes").Call(x.Clone().Index(jen.Op(":"))))
	case annotations.Time:
		g.Add(x).Op("=").Add(asTime(o.testOf("Later").Call(values.TimeOf(f, x)), f.Type))
	case annotations.TimePointer:
		g.Add(x).Op("=").Add(o.Support("CopyOf")).Call(x.Clone())
		g.Add(jen.Op("*").Add(x)).Op("=").Add(o.testOf("Later")).Call(jen.Op("*").Add(x))
	case annotations.Nullable:
		g.Add(x.Clone().Dot("Valid")).Op("=").True()
		o.moveVersion(g, f.Value, values.Inner(f, x))
	case annotations.Wrapped:
		o.moveVersion(g, f.Value, values.Inner(f, x))
	case annotations.Text:
		if gosource.Unmarshals(f.Type) {
			o.moveText(g, f, x, jen.Id("m").Dot("writes"))
		}
	}
}

// moveText writes the lines that move a value that has a text on by n.
func (o memory) moveText(g *jen.Group, f *annotations.Field, x, n *jen.Statement) {
	before, value := values.Unmarshaler(f.Type, x)
	if len(before) == 0 {
		g.Add(o.testOf("MoveText")).Call(value.Clone(), o.testOf("TextOf").Call(value), n)
		return
	}
	g.Id("text").Op(":=").Add(o.testOf("TextOf")).Call(x.Clone())
	for _, s := range before {
		g.Add(s)
	}
	g.Add(o.testOf("MoveText")).Call(value, jen.Id("text"), n)
}
