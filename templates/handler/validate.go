package handler

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// replacement writes the method that validates what a client wants to store, either in
// place of a resource or as a new one.
func (o validation) replacement() {
	nilStored := ""
	if o.Res.Create {
		nilStored = " stored is nil if " + o.Local + " is to be created."
	}
	o.Doc("Validate calls %s with %s, which it may change.%s %s", o.by.Name(o.Res.Name), o.Local, nilStored, o.errorsSent())
	o.declareMethod("Validate", "stored", func(g *jen.Group) { g.Return(o.call(jen.Id("stored"))) })
}

// creation writes the method for POST: the new resource keeps the ids that the client has
// given it.
func (o validation) creation() {
	if o.Res.Updates() {
		o.Doc("ValidateItem is Validate for a new %s, which keeps its ids.", o.Res.Name)
	} else {
		o.Doc("ValidateItem calls %s with %s, which it may change except for the ids. %s", o.by.Name(o.Res.Name), o.Local, o.errorsSent())
	}
	ids := o.givenIDs()
	o.declareMethod("ValidateItem", "", func(g *jen.Group) {
		call := o.call(jen.Nil())
		if len(ids) == 0 {
			g.Return(call)
			return
		}
		o.keepIDs(g, ids, jen.Err().Op(":=").Add(call))
		g.Return(jen.Err())
	})
}

// errorsSent says how errors of the function are handled.
func (o validation) errorsSent() string {
	return "An *etagen.Problem, etagen.ErrUnavailable, etagen.ErrOutcomeUnknown, " + o.Names.ErrNotFound +
		" and the errors of a context have the same effect as from a store. Any other error is sent to the client: 422 with its text." +
		" If a look-up fails, return ErrUnavailable or a Problem with status 500 around the error of the driver."
}

// declareMethod writes the method. It has a parameter for the stored resource unless
// stored is empty. Parameters that it does not use have no names.
func (o validation) declareMethod(name, stored string, body func(*jen.Group)) {
	ctx, value := jen.Id("ctx"), o.value()
	switch {
	case o.by.Plain && stored != "":
		ctx, value, stored = jen.Id("_"), jen.List(jen.Id("value"), jen.Id("_")).Add(o.Any()), ""
	case o.by.Plain:
		ctx = jen.Id("_")
	case stored != "":
		value = o.values()
	}
	o.constant(name).Params(ctx.Qual("context", "Context"), value).Error().BlockFunc(func(g *jen.Group) {
		o.asTyped(g, o.Local)
		if stored != "" {
			g.List(jen.Id(stored), jen.Id("_")).Op(":=").Add(o.typed("other")).Comment("nil if there is none")
		}
		body(g)
	})
	o.Line()
}

// call writes the call of the function.
func (o validation) call(stored jen.Code) *jen.Statement {
	v := o.by
	switch {
	case v.Plain:
		return jen.Id(o.Local).Dot(v.Func).Call()
	case v.Method:
		return jen.Id(o.Local).Dot(v.Func).Call(jen.Id("ctx"), stored)
	}
	return jen.Id(gosource.Marked(v.Func)).Call(jen.Id("ctx"), jen.Id(o.Local), stored)
}

// givenIDs returns the ids that a client may give a new resource.
func (o validation) givenIDs() []*model.ID {
	return slices.DeleteFunc(slices.Clone(o.Res.Route.IDs), func(id *model.ID) bool {
		return slices.ContainsFunc(o.Res.Collection.IDs, func(of *model.ID) bool { return of.Field == id.Field })
	})
}

// keepIDs writes the lines that restore the ids after a statement that may change them.
func (o validation) keepIDs(g *jen.Group, ids []*model.ID, change jen.Code) {
	var fields []*model.Field
	var names, read []jen.Code
	far := false
	for _, id := range ids {
		fields = append(fields, id.Field)
		names = append(names, jen.Id(o.IDParam(id)))
		read = append(read, values.Source{Local: o.Local}.Whole(id.Field))
		far = far || len(id.Field.Pointers) > 0 || values.Shares(id.Field)
	}
	if !far {
		g.List(names...).Op(":=").List(read...)
		g.Add(change)
		g.List(read...).Op("=").List(names...)
		return
	}
	adopt := func(to, from string) *jen.Statement { return jen.Id("adopt").Call(jen.Id(to), jen.Id(from)) }
	g.Id("adopt").Op(":=").Func().Params(jen.List(jen.Id(o.Local), jen.Id("given")).Add(o.Pointer())).BlockFunc(func(g *jen.Group) {
		copies{o.output}.keepFields(g, "given", fields)
	})
	g.Id("given").Op(":=").New(o.Typ())
	g.Add(adopt("given", o.Local))
	g.Add(change)
	g.Add(adopt(o.Local, "given"))
}
