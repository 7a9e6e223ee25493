package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// writesElements are the elements of the value that says how a resource is
// changed.
func (o *output) writesElements() []jen.Code {
	elements := []jen.Code{
		jen.Id("Resource").Op(":").Op("&").Id(o.names.Resource),
		jen.Id("Settings").Op(":").Add(o.settings()),
		jen.Id("ETag").Op(":").Id(o.names.ETag),
		jen.Id("LastModified").Op(":").Id(o.names.LastModified),
		jen.Id("New").Op(":").Add(o.newOfPath()),
		jen.Id("Adopt").Op(":").Id(o.names.Keep),
		jen.Id("Load").Op(":").Add(o.storeFunc(nil, true, func(g *jen.Group) {
			o.parseOrReturn(g)
			g.Return(o.findByPath())
		})),
	}
	elements = append(elements, o.unread()...)
	if len(o.res.Route.IDs) > 0 && (o.updates() || o.res.Create) {
		elements = append(elements, jen.Id("At").Op(":").Add(o.atPath()))
	}
	if o.reloads() {
		elements = append(elements, jen.Id("Reload").Op(":").True())
	}
	if o.res.Create {
		elements = append(elements, jen.Id("Create").Op(":").Add(o.storeFunc(jen.Id(o.local).Add(o.pointer()), true, func(g *jen.Group) {
			g.Return(o.storeCall("Create", []jen.Code{requestContext(), jen.Id(o.local)}))
		})))
	}
	if o.updates() {
		elements = append(elements, jen.Id("Update").Op(":").Add(o.storeFunc(jen.List(jen.Id(o.local), jen.Id("stored")).Add(o.pointer()), true, func(g *jen.Group) {
			o.reachable(g, []*annotations.Field{o.guard()}, jen.Nil())
			g.Return(o.storeCall("Update", []jen.Code{requestContext(), jen.Id(o.local), source{local: "stored"}.read(o.guard())}))
		})))
	}
	if o.res.Serves("DELETE") {
		elements = append(elements, jen.Id("Delete").Op(":").Add(o.storeFunc(jen.Id("stored").Add(o.pointer()), false, func(g *jen.Group) {
			fields := o.storedFields()
			o.reachable(g, fields)
			args := []jen.Code{requestContext()}
			for _, f := range fields {
				args = append(args, source{local: "stored"}.read(f))
			}
			g.Return(o.storeCall("Delete", args))
		})))
	}
	return elements
}

// reloads reports whether the entity tag has parts beside what Update is given to
// compare. The incarnation is one: it comes with the resource alone.
func (o *output) reloads() bool {
	return o.updates() && (len(o.res.Derived) > 0 || o.res.Incarnation != nil)
}

// unread is the element that names the members which are not read.
func (o *output) unread() []jen.Code {
	if len(o.res.Unread) == 0 || !o.updates() && !o.posts() {
		return nil
	}
	names := jen.Index().String().ValuesFunc(func(g *jen.Group) {
		for _, name := range o.res.Unread {
			g.Lit(name)
		}
	})
	return []jen.Code{jen.Id("Unread").Op(":").Add(names)}
}

// requestContext is the context that a request gives to the store.
func requestContext() jen.Code { return jen.Id("r").Dot("Context").Call() }

// storedFields are the ids of what is stored, and what a deletion is compared
// by.
func (o *output) storedFields() []*annotations.Field {
	var fields []*annotations.Field
	for _, id := range o.res.Route.IDs {
		fields = append(fields, id.Field)
	}
	fields = append(fields, o.guard())
	if o.res.Incarnation != nil {
		fields = append(fields, o.res.Incarnation)
	}
	return fields
}

// storeFunc writes a function that calls the handler's store for a request:
// with a resource as its result, or without.
func (o *output) storeFunc(more jen.Code, result bool, body func(*jen.Group)) *jen.Statement {
	params := []jen.Code{jen.Id("h").Op("*").Id(o.names.Handler), request()}
	if more != nil {
		params = append(params, more)
	}
	if result {
		return jen.Func().Params(params...).Params(o.pointer(), jen.Error()).BlockFunc(body)
	}
	return jen.Func().Params(params...).Error().BlockFunc(body)
}

// storeCall writes a call of the handler's store.
func (o *output) storeCall(verb string, args []jen.Code) *jen.Statement {
	return jen.Id("h").Dot("Store").Dot(verb + o.names.Title).Call(args...)
}

// settings writes the function that returns what the user of a handler has set.
func (o *output) settings() *jen.Statement {
	return jen.Func().Params(jen.Id("h").Op("*").Id(o.names.Handler)).Add(o.support("Settings")).Block(
		jen.Return(o.support("Settings").ValuesFunc(func(g *jen.Group) {
			if o.updates() || o.posts() {
				g.Id("MaxBody").Op(":").Id("h").Dot("MaxBody")
			}
			g.Id("OnError").Op(":").Id("h").Dot("OnError")
			g.Id("Now").Op(":").Id("h").Dot("Now")
		})),
	)
}

// parseOrReturn writes the lines that read the ids from the path, and leave
// where that fails.
func (o *output) parseOrReturn(g *jen.Group) {
	o.ids(g, jen.Return(jen.Nil(), jen.Err()))
}

// newOfPath writes the function that returns a resource with the ids of a path
// and nothing else.
func (o *output) newOfPath() *jen.Statement {
	if len(o.res.Route.IDs) == 0 {
		return jen.Func().Params(jen.Op("*").Qual("net/http", "Request")).Params(o.pointer(), jen.Error()).Block(
			jen.Return(jen.New(o.typ()), jen.Nil()))
	}
	return jen.Func().Params(request()).Params(o.pointer(), jen.Error()).BlockFunc(func(g *jen.Group) {
		o.parseOrReturn(g)
		f := &fixture{output: o}
		values := o.idArgs()[1:]
		for i, id := range o.res.Route.IDs {
			f.set(id.Field, jen.Add(values[i]))
		}
		value := jen.Op("&").Add(o.typ()).Values(f.literal...)
		if len(f.statements) == 0 {
			g.Return(value, jen.Nil())
			return
		}
		g.Id(o.local).Op(":=").Add(value)
		for _, s := range f.statements {
			g.Add(s)
		}
		g.Return(jen.Id(o.local), jen.Nil())
	})
}

// reachable writes the line that refuses to write what is stored without the
// fields that it is found and compared by; results come before the error.
func (o *output) reachable(g *jen.Group, fields []*annotations.Field, results ...jen.Code) {
	stored := source{local: "stored"}
	var unreachable []jen.Code
	for _, f := range fields {
		unreachable = append(unreachable, stored.unreachable(f)...)
	}
	if len(unreachable) > 0 {
		problem := jen.Qual("errors", "New").Call(jen.Lit("the stored " + word(o.res.Name) + " has no " + o.guardWord()))
		g.If(anyOf(unreachable)).Block(jen.Return(append(results, problem)...))
	}
}
