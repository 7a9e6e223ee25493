package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// writesElements are the elements of the value that says how a resource is
// changed.
func (o writes) writesElements() []jen.Code {
	elements := []jen.Code{
		jen.Id("Resource").Op(":").Op("&").Id(o.Names.Resource),
		o.handlerSettings(),
		jen.Id("ETag").Op(":").Id(o.Names.ETag),
		jen.Id("LastModified").Op(":").Id(o.Names.LastModified),
		jen.Id("New").Op(":").Add(o.newOfPath()),
		jen.Id("Adopt").Op(":").Id(o.Names.Keep),
		jen.Id("Load").Op(":").Add(o.storeFunc(nil, true, func(g *jen.Group) {
			o.parseOrReturn(g)
			g.Return(o.findByPath())
		})),
	}
	elements = append(elements, o.unread()...)
	if len(o.Res.Route.IDs) > 0 && (o.Res.Updates() || o.Res.Create) {
		elements = append(elements, jen.Id("At").Op(":").Add(o.atPath()))
	}
	if o.Res.Reloads() {
		elements = append(elements, jen.Id("Reload").Op(":").True())
	}
	if o.Res.Create {
		elements = append(elements, jen.Id("Create").Op(":").Add(o.storeFunc(jen.Id(o.Local).Add(o.Pointer()), true, func(g *jen.Group) {
			g.Return(o.storeCall("Create", []jen.Code{requestContext(), jen.Id(o.Local)}))
		})))
	}
	if o.Res.Updates() {
		elements = append(elements, jen.Id("Update").Op(":").Add(o.storeFunc(jen.List(jen.Id(o.Local), jen.Id("stored")).Add(o.Pointer()), true, func(g *jen.Group) {
			o.reachable(g, []*model.Field{o.Res.Guard()}, jen.Nil())
			g.Return(o.storeCall("Update", []jen.Code{requestContext(), jen.Id(o.Local), values.Source{Local: "stored"}.Read(o.Res.Guard())}))
		})))
	}
	if o.Res.Serves("DELETE") {
		elements = append(elements, jen.Id("Delete").Op(":").Add(o.storeFunc(jen.Id("stored").Add(o.Pointer()), false, func(g *jen.Group) {
			fields := o.Res.StoredFields()
			o.reachable(g, fields)
			args := []jen.Code{requestContext()}
			for _, f := range fields {
				args = append(args, values.Source{Local: "stored"}.Read(f))
			}
			g.Return(o.storeCall("Delete", args))
		})))
	}
	return elements
}

// unread is the element that names the members which are not read.
func (o writes) unread() []jen.Code {
	if len(o.Res.Unread) == 0 || !o.Res.Updates() && !o.Res.Posts() {
		return nil
	}
	names := jen.Index().String().ValuesFunc(func(g *jen.Group) {
		for _, name := range o.Res.Unread {
			g.Lit(name)
		}
	})
	return []jen.Code{jen.Id("Unread").Op(":").Add(names)}
}

// parseOrReturn writes the lines that read the ids from the path, and leave
// where that fails.
func (o writes) parseOrReturn(g *jen.Group) {
	o.ids(g, jen.Return(jen.Nil(), jen.Err()))
}

// newOfPath writes the function that returns a resource with the ids of a path
// and nothing else.
func (o writes) newOfPath() *jen.Statement {
	if len(o.Res.Route.IDs) == 0 {
		return jen.Func().Params(jen.Op("*").Qual("net/http", "Request")).Params(o.Pointer(), jen.Error()).Block(
			jen.Return(jen.New(o.Typ()), jen.Nil()))
	}
	return jen.Func().Params(gosource.Request()).Params(o.Pointer(), jen.Error()).BlockFunc(func(g *jen.Group) {
		o.parseOrReturn(g)
		f := values.NewComposite(o.File, o.Local)
		ids := o.idArgs()[1:]
		for i, id := range o.Res.Route.IDs {
			f.Set(id.Field, jen.Add(ids[i]))
		}
		value := jen.Op("&").Add(o.Typ()).Values(f.Literal...)
		if len(f.Statements) == 0 {
			g.Return(value, jen.Nil())
			return
		}
		g.Id(o.Local).Op(":=").Add(value)
		for _, s := range f.Statements {
			g.Add(s)
		}
		g.Return(jen.Id(o.Local), jen.Nil())
	})
}

// reachable writes the line that refuses to write what is stored without the
// fields that it is found and compared by; results come before the error.
func (o writes) reachable(g *jen.Group, fields []*model.Field, results ...jen.Code) {
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
