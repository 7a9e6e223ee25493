package templates

import (
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// memoryWrites writes the methods of the test's store that change it.
func (o *output) memoryWrites() {
	if !o.res.Writes() {
		return
	}
	if o.res.Create {
		o.memoryCreate()
	}
	if o.updates() {
		o.memoryUpdate()
	}
	if o.res.Serves("DELETE") {
		o.memoryDelete()
	}
	if o.res.Create || o.updates() {
		o.memoryNext()
	}
}

// memoryCreate writes the store's Create.
func (o *output) memoryCreate() {
	params := []jen.Code{jen.Id("_").Qual("context", "Context"), o.param()}
	results := []jen.Code{jen.Op("*").Add(o.typ()), jen.Error()}
	o.memoryMethod("Create"+o.names.Title, params, results, func(g *jen.Group) {
		g.If(jen.Id("m").Dot(o.local).Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Id(o.names.ErrExists)))
		o.refuseOwned(g)
		o.fillReadOnly(g)
		g.Id("m").Dot("next").Call(jen.Id(o.local))
		g.Id("m").Dot(o.local).Op("=").Id(o.local)
		g.Return(jen.Id(o.local), jen.Nil())
	})
}

// memoryUpdate writes the store's Update.
func (o *output) memoryUpdate() {
	guard := jen.Id(o.guardName()).Add(typeCode(o.guard().Type))
	params := []jen.Code{jen.Id("_").Qual("context", "Context"), o.param(), guard}
	results := []jen.Code{jen.Op("*").Add(o.typ()), jen.Error()}
	o.memoryMethod("Update"+o.names.Title, params, results, func(g *jen.Group) {
		absent := jen.Id("m").Dot(o.local).Op("==").Nil()
		for _, id := range o.res.Route.IDs {
			absent.Op("||").Add(otherValue(id.Field, source{local: o.local}.read(id.Field), o.stored().read(id.Field)))
		}
		g.If(absent).Block(jen.Return(jen.Nil(), jen.Id(o.names.ErrNotFound)))
		g.If(o.moved(o.stored())).Block(jen.Return(jen.Nil(), jen.Id(o.names.ErrConflict)))
		o.refuseSent(g, o.stored())
		g.Id("m").Dot("next").Call(jen.Id(o.local))
		g.Id("m").Dot(o.local).Op("=").Id(o.local)
		g.Return(jen.Id(o.local), jen.Nil())
	})
}

// sendable are the fields that a client cannot set and that a test can give
// another value to.
func (o *output) sendable() []*annotations.Field {
	var fields []*annotations.Field
	for _, f := range o.kept() {
		basic, ok := f.Type.Underlying().(*types.Basic)
		isID := slices.ContainsFunc(o.fixtureIDs(), func(id *annotations.ID) bool { return id.Field == f })
		if ok && !isID && (len(f.Pointers) == 0 || slices.Contains(o.res.ReadOnly, f)) && !f.Deref && !encodesItself(f.Type) && basic.Info()&(types.IsString|types.IsInteger) != 0 {
			fields = append(fields, f)
		}
	}
	return fields
}

// refuseSent writes the lines by which the store makes sure that nothing
// reaches it that a client has sent and cannot set.
func (o *output) refuseSent(g *jen.Group, from source) {
	var differs []jen.Code
	for _, f := range o.sendable() {
		x := source{local: o.local}
		reached := append(x.pointers(f, "!="), from.pointers(f, "!=")...)
		differs = append(differs, allOf(append(reached, x.read(f).Op("!=").Add(from.read(f)))))
	}
	if len(differs) > 0 {
		g.If(anyOf(differs)).Block(returnSent())
	}
}

// returnSent leaves with what the store says of a value that a client has sent
// and cannot set.
func returnSent() *jen.Statement {
	return jen.Return(jen.Nil(), jen.Qual("errors", "New").Call(jen.Lit("something that a client cannot set has reached the store")))
}

// memoryDelete writes the store's Delete.
func (o *output) memoryDelete() {
	params := append(o.memoryParams(), o.guardParams()...)
	o.memoryMethod("Delete"+o.names.Title, params, []jen.Code{jen.Error()}, func(g *jen.Group) {
		g.If(o.absent()).Block(jen.Return(jen.Id(o.names.ErrNotFound)))
		g.If(o.reborn(o.stored())).Block(jen.Return(jen.Id(o.names.ErrConflict)))
		g.Id("m").Dot(o.local).Op("=").Nil()
		g.Return(jen.Nil())
	})
}

// moved writes the condition under which what is stored is at another version
// than the one given.
func (o *output) moved(from source) *jen.Statement {
	return differ(o.guard(), jen.Id(o.guardName()), from.read(o.guard()))
}

// differ writes the condition under which two values of a field are not the same.
func differ(f *annotations.Field, given, stored *jen.Statement) *jen.Statement {
	switch {
	case f.Kind == annotations.Time:
		return jen.Op("!").Add(timeOf(f, given)).Dot("Equal").Call(timeOf(f, stored))
	case comparable(f):
		return given.Op("!=").Add(stored)
	case f.Kind == annotations.Bytes:
		return jen.Op("!").Qual("bytes", "Equal").Call(given, stored)
	}
	return jen.Op("!").Qual("reflect", "DeepEqual").Call(given, stored)
}

// reborn writes the condition under which what is stored is at another version
// than the one given, or of another incarnation.
func (o *output) reborn(from source) *jen.Statement {
	moved := o.moved(from)
	f := o.res.Incarnation
	if f == nil {
		return moved
	}
	return moved.Op("||").Add(otherValue(f, jen.Id("incarnation"), from.read(f)))
}

// latest writes the field for what was stored last: the versions of samples go
// on from there, so that none comes back.
func (o *output) latest(g *jen.Group) {
	if o.res.Version != nil && o.sampled() && (o.res.Creates() || o.updates()) {
		g.Id("latest").Op("*").Add(o.typ()).Comment("what was stored last")
	}
}

// memoryNext writes the method that moves the version and the time of change.
func (o *output) memoryNext() {
	o.doc("next gives %s, which is to be stored, the next version.", o.local)
	o.Func().Params(jen.Id("m").Op("*").Id(o.names.Memory)).Id("next").Params(o.param()).BlockFunc(func(g *jen.Group) {
		g.Id("m").Dot("writes").Op("++")
		to := source{local: o.local}
		version, modified := o.moving()
		for _, f := range []*annotations.Field{version, modified} {
			if f != nil {
				o.reachIn(g, to, f)
				if f.Deref {
					g.If(to.whole(f).Op("==").Nil()).Block(to.whole(f).Op("=").New(typeCode(f.Type)))
				}
			}
		}
		if version != nil && o.sampled() {
			latest := source{local: "m.latest"}
			g.If(jen.Id("m").Dot("latest").Op("!=").Nil()).Block(to.read(version).Op("=").Add(latest.read(version)))
			o.moveVersion(g, version, to.read(version))
			g.Id("m").Dot("latest").Op("=").Id(o.local)
		} else if version != nil {
			o.nextVersion(g, version, to.read(version))
		}
		if modified != nil {
			o.nextTime(g, modified, to.read(modified))
		}
	})
	o.Line()
}

// reachIn writes the lines that make what is missing on the way to a field, and
// not on the way to others.
func (o *output) reachIn(g *jen.Group, to source, f *annotations.Field, others ...*annotations.Field) {
	for _, n := range f.Pointers {
		onWay := func(other *annotations.Field) bool {
			return slices.Contains(other.Pointers, n) && slices.Equal(other.Selector[:n], f.Selector[:n])
		}
		if slices.ContainsFunc(others, onWay) {
			continue
		}
		g.If(to.path(f, n).Op("==").Nil()).Block(to.path(f, n).Op("=").New(typeCode(o.pointee(f.Selector[:n]))))
	}
}

// moving are the fields that move with each change. One that is both the version
// and the modification time moves once.
func (o *output) moving() (version, modified *annotations.Field) {
	version, modified = o.res.Version, o.res.Modified
	switch {
	case !o.versionIsTime():
	case o.sampled(), modified.Kind == annotations.AsTime:
		modified = nil
	default:
		version = nil
	}
	return version, modified
}

// nextVersion gives a version a value that it never had before: the first one
// is 42, of the fixture.
func (o *output) nextVersion(g *jen.Group, f *annotations.Field, x *jen.Statement) {
	count := func() *jen.Statement { return jen.Lit(42).Op("+").Id("m").Dot("writes") }
	switch f.Kind {
	case annotations.Int, annotations.Uint:
		g.Add(x).Op("=").Add(typeCode(f.Type)).Call(count())
	case annotations.String:
		g.Add(x).Op("=").Add(typeCode(f.Type)).Call(jen.Lit(versionPrefix(f.Type)).Op("+").Qual("strconv", "Itoa").Call(count()))
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
		o.nextVersion(g, f.Value, inner(f, x))
	case annotations.Wrapped:
		o.nextVersion(g, f.Value, inner(f, x))
	case annotations.Text:
		if unmarshals(f.Type) {
			before, value := unmarshaler(f.Type, x)
			for _, s := range before {
				g.Add(s)
			}
			g.Add(o.testOf("Count")).Call(value, count())
		}
	}
}

// timeOfWrite writes the time of a write: a second after the one before.
func (o *output) timeOfWrite() *jen.Statement {
	return fixtureTime().Dot("Add").Call(jen.Qual("time", "Duration").Call(jen.Id("m").Dot("writes")).Op("*").Qual("time", "Second"))
}

// nextTime moves a time of change on by a second for each write.
func (o *output) nextTime(g *jen.Group, f *annotations.Field, x *jen.Statement) {
	at := o.timeOfWrite()
	if o.sampled() {
		at = o.testOf("Later").Call(jen.Id(o.names.LastModified).Call(jen.Id(o.local)))
	}
	switch f.Kind {
	case annotations.Time, annotations.TimePointer:
		for _, line := range setTime(f, x, at) {
			g.Add(line)
		}
	case annotations.Int, annotations.Uint:
		unit := map[string]string{"unix": "Unix", "unixmilli": "UnixMilli", "unixmicro": "UnixMicro", "unixnano": "UnixNano"}[f.Unit]
		g.Add(x).Op("=").Add(cast(at.Dot(unit).Call(), types.Typ[types.Int64], f.Type))
	case annotations.Nullable:
		g.Add(x.Clone().Dot("Valid")).Op("=").True()
		o.nextTime(g, f.Value, inner(f, x))
	case annotations.Wrapped:
		o.nextTime(g, f.Value, inner(f, x))
	}
}
