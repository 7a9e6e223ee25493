package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// declare writes the type of the adapter. It is defined as the handler, with other
// methods. With an embedded handler, the compiler would generate all of its methods
// again.
func (o adapter) declare(methods string) {
	o.Doc("%s implements %s for %s.", o.name, methods, o.Names.Handler)
	o.Type().Id(o.name).Id(o.Names.Handler)
	o.Line()
}

// handler writes the adapter converted to the handler.
func (o adapter) handler() *jen.Statement {
	return jen.Parens(jen.Op("*").Id(o.Names.Handler)).Call(jen.Id("h"))
}

// method begins a method that uses the handler.
func (o adapter) method(name string) *jen.Statement {
	return o.Func().Params(jen.Id("h").Op("*").Id(o.name)).Id(name)
}

// constant begins a method that does not use the handler.
func (o adapter) constant(name string) *jen.Statement {
	return o.Func().Params(jen.Op("*").Id(o.name)).Id(name)
}

// orError returns the results of a method that returns a resource.
func (o adapter) orError() []jen.Code { return []jen.Code{o.Any(), jen.Error()} }

// value returns the parameter for a resource, which has no type in the support package.
func (o adapter) value() *jen.Statement { return jen.Id("value").Add(o.Any()) }

// values returns the parameters for two resources.
func (o adapter) values() *jen.Statement {
	return jen.List(jen.Id("value"), jen.Id("other")).Add(o.Any())
}

// typed writes a parameter with its concrete type.
func (o adapter) typed(param string) *jen.Statement { return jen.Id(param).Assert(o.Pointer()) }

// asTyped writes the line that assigns the parameters, with their concrete types, to
// names.
func (o adapter) asTyped(g *jen.Group, names ...string) {
	var left, right []jen.Code
	for i, name := range names {
		left, right = append(left, jen.Id(name)), append(right, o.typed([]string{"value", "other"}[i]))
	}
	g.List(left...).Op(":=").List(right...)
}

// settings writes the method that returns the settings of the handler.
func (o adapter) settings() {
	o.Doc("Settings returns the settings of %s for a request.", o.Names.Handler)
	params := []jen.Code{jen.Id("op").Add(o.Support("Op")), jen.Id("pattern").String()}
	o.method("Settings").Params(params...).Params(jen.Id("settings").Add(o.Support("Settings"))).Block(
		o.handler().Dot("settings").Call(pointer("settings"), jen.Id("op"), jen.Id("pattern")),
		jen.Return(jen.Id("settings")),
	)
	o.Line()
}

// validators writes the methods that return the validators.
func (o adapter) validators() {
	results := []jen.Code{jen.Id("etag").String(), jen.Id("modified").Qual("time", "Time")}
	modified, value := jen.Id("modified"), o.typed("value") // the time is zero
	if o.Res.TellsTime() {
		modified, value = values.Modified(o.File, values.Source{Local: o.Local}), jen.Id(o.Local)
	}
	declare := func(g *jen.Group) {
		if o.Res.TellsTime() {
			o.asTyped(g, o.Local) // because it is used twice
		}
	}
	o.Doc("Validators returns the entity tag and the modification time of %s.", o.AType())
	o.constant("Validators").Params(o.value()).Params(results...).BlockFunc(func(g *jen.Group) {
		declare(g)
		g.Return(jen.String().Call(jen.Id(o.Names.AppendTag).Call(jen.Nil(), value)), modified)
	})
	o.Line()
	if !o.Res.Digest {
		return
	}
	o.Doc("ValidatorsOf is Validators for %s whose JSON is text.", o.AType())
	o.constant("ValidatorsOf").Params(o.value(), jen.Id("text").Index().Byte()).Params(results...).BlockFunc(func(g *jen.Group) {
		declare(g)
		g.Return(jen.String().Call(jen.Id(o.Names.TagOf()).Call(jen.Nil(), jen.Id("text"), value.Clone())), modified.Clone())
	})
	o.Line()
}

// load writes the method that loads a resource.
func (o adapter) load() {
	o.Doc("Load returns the stored %s, or an error that wraps %s.", o.Res.Name, o.Names.ErrNotFound)
	o.method("Load").Params(gosource.Request()).Params(o.orError()...).BlockFunc(func(g *jen.Group) {
		o.parseOrReturn(g)
		g.Return(o.findByPath(o.handler(), o.writeOrigin()))
	})
	o.Line()
}

// parseOrReturn writes the lines that read the ids from the path, and return if that
// fails.
func (o adapter) parseOrReturn(g *jen.Group) {
	o.ids(g, jen.Return(jen.Nil(), jen.Err()))
}

// newOfPath writes the method that returns a resource with only the ids of a path.
func (o adapter) newOfPath() {
	if len(o.Res.Route.IDs) == 0 {
		o.newOfNothing("New", "the path")
		return
	}
	o.Doc("New returns %s with only the ids of the path.", o.AType())
	o.constant("New").Params(gosource.Request()).Params(o.orError()...).BlockFunc(func(g *jen.Group) {
		o.parseOrReturn(g)
		f := values.NewComposite(o.File, o.Local)
		ids := o.idArgs()[1:]
		for i, id := range o.Res.Route.IDs {
			f.Set(id.Field, jen.Add(ids[i]))
		}
		g.Return(f.Build(g, jen.Op("&").Add(o.Typ()).Values(f.Literal...)), jen.Nil())
	})
	o.Line()
}

// newOfNothing writes the method that returns a resource for a path without ids.
func (o adapter) newOfNothing(name, path string) {
	o.Doc("%s returns an empty %s: %s has no ids.", name, o.Res.Name, path)
	o.constant(name).Params(jen.Op("*").Qual("net/http", "Request")).Params(o.orError()...).Block(
		jen.Return(jen.New(o.Typ()), jen.Nil()),
	)
	o.Line()
}

// atAnywhere writes the method for a path without ids.
func (o adapter) atAnywhere(name, path string) {
	o.Doc("%s returns true: %s has no ids.", name, path)
	o.constant(name).Params(jen.Op("*").Qual("net/http", "Request"), o.Any()).Bool().Block(jen.Return(jen.True()))
	o.Line()
}

// atPath writes the method that compares the ids of a resource with those of the
// path of a request.
func (o adapter) atPath() {
	if len(o.Res.Route.IDs) == 0 {
		o.atAnywhere("At", "the path")
		return
	}
	o.Doc("At reports whether %s has the ids of the path.", o.AType())
	o.constant("At").Params(gosource.Request(), o.value()).Bool().BlockFunc(func(g *jen.Group) {
		var names []jen.Code
		names = append(append(names, o.idArgs()[1:]...), jen.Err())
		g.List(names...).Op(":=").Id(o.Names.ParsePath).Call(jen.Id("r"))
		args := append([]jen.Code{o.typed("value")}, o.idArgs()[1:]...)
		g.Return(jen.Err().Op("==").Nil().Op("&&").Id(o.Names.IsAt).Call(args...))
	})
	o.Line()
}

// create writes the method that creates a resource.
func (o adapter) create() {
	o.Doc("Create stores %s and returns it as stored.", o.AType())
	o.method("Create").Params(gosource.Context(), o.value()).Params(o.orError()...).Block(
		jen.Return(o.storeCall("Create", []jen.Code{jen.Id("ctx"), o.typed("value")})),
	)
	o.Line()
}

// update writes the method that replaces a resource.
func (o adapter) update() {
	o.Doc("Update replaces a stored %s if the %s is unchanged.", o.Res.Name, gosource.GuardWord(o.Res))
	o.method("Update").Params(gosource.Context(), o.values()).Params(o.orError()...).BlockFunc(func(g *jen.Group) {
		if o.Res.Digest {
			g.Return(o.storeCall("Update", []jen.Code{jen.Id("ctx"), o.typed("value"), o.typed("other")}))
			return
		}
		o.asTyped(g, o.Local, "stored")
		guard := o.Res.Guard()
		o.reachable(g, []*model.Field{guard}, jen.Nil())
		g.Return(o.storeCall("Update", []jen.Code{jen.Id("ctx"), jen.Id(o.Local), values.Source{Local: "stored"}.Read(guard)}))
	})
	o.Line()
}

// delete writes the method that deletes a resource.
func (o adapter) delete() {
	o.Doc("Delete deletes a stored %s if the %s is unchanged.", o.Res.Name, gosource.GuardWord(o.Res))
	o.method("Delete").Params(gosource.Context(), o.value()).Error().BlockFunc(func(g *jen.Group) {
		if o.Res.Digest {
			g.Return(o.storeCall("Delete", []jen.Code{jen.Id("ctx"), o.typed("value")}))
			return
		}
		o.asTyped(g, "stored")
		fields := o.Res.StoredFields()
		o.reachable(g, fields)
		args := []jen.Code{jen.Id("ctx")}
		for _, f := range fields {
			args = append(args, values.Source{Local: "stored"}.Read(f))
		}
		g.Return(o.storeCall("Delete", args))
	})
	o.Line()
}

// reachable writes the line that refuses to write a stored resource if a nil pointer
// hides a field by which it is found or compared. The results are returned before the
// error.
func (o adapter) reachable(g *jen.Group, fields []*model.Field, results ...jen.Code) {
	stored := values.Source{Local: "stored"}
	var unreachable []jen.Code
	for _, f := range fields {
		unreachable = append(unreachable, stored.Unreachable(f)...)
	}
	if len(unreachable) > 0 {
		problem := jen.Qual("errors", "New").Call(jen.Lit("the stored " + gosource.Word(o.Res.Name) + " has no " + gosource.GuardWord(o.Res)))
		g.If(gosource.AnyOf(unreachable)).Block(jen.Return(append(results, problem)...))
	}
}
