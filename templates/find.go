package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// find writes the method of the handler that loads a resource by the ids of a
// path, and the function that it compares them by.
func (o *output) find() {
	if len(o.res.Route.IDs) == 0 {
		return
	}
	o.doc("%s reports whether %s has the ids of a path.", o.names.IsAt, o.local)
	o.Func().Id(o.names.IsAt).ParamsFunc(func(g *jen.Group) {
		g.Add(o.param())
		o.idParams(g)
	}).Bool().Block(jen.Return(o.sameIDsAs(o.res.Route.IDs, func(id *annotations.ID) *jen.Statement { return jen.Id(o.idParam(id)) })))
	o.Line()
	o.doc("find returns the %[1]s that the store has for the ids of a path. A row with other ids is not found: it has another address, and a database that ignores case would give it many, past whatever guards the one.", o.res.Name)
	o.method("find").ParamsFunc(func(g *jen.Group) {
		g.Add(request())
		o.idParams(g)
	}).Params(o.pointer(), jen.Error()).Block(
		jen.List(jen.Id(o.local), jen.Err()).Op(":=").Add(o.storeCall("Get", o.idArgs())),
		jen.If(jen.Err().Op("==").Nil().Op("&&").Id(o.local).Op("!=").Nil().Op("&&").Op("!").Add(o.isAt())).Block(
			jen.Return(jen.Nil(), o.elsewhere()),
		),
		jen.Return(jen.Id(o.local), jen.Err()),
	)
	o.Line()
}

// idParams writes the ids as parameters.
func (o *output) idParams(g *jen.Group) {
	for _, id := range o.res.Route.IDs {
		g.Id(o.idParam(id)).Add(typeCode(id.Field.Type))
	}
}

// elsewhere is the error for a row with other ids than those of the path. Where
// a PUT creates it has to be told from that for no row.
func (o *output) elsewhere() *jen.Statement {
	if o.res.Create {
		return jen.Id(o.names.Resource).Dot("Elsewhere").Call()
	}
	return jen.Id(o.names.ErrNotFound)
}

// isAt writes the condition under which a resource has the ids of the path.
func (o *output) isAt() *jen.Statement {
	args := []jen.Code{jen.Id(o.local)}
	args = append(args, o.idArgs()[1:]...)
	return jen.Id(o.names.IsAt).Call(args...)
}

// findByPath writes the call that loads a resource by the ids of the path.
func (o *output) findByPath() *jen.Statement {
	if len(o.res.Route.IDs) == 0 {
		return o.storeCall("Get", o.idArgs())
	}
	args := append([]jen.Code{jen.Id("r")}, o.idArgs()[1:]...)
	return jen.Id("h").Dot("find").Call(args...)
}

// atPath writes the function that compares the ids of a resource with those of
// the path of a request.
func (o *output) atPath() *jen.Statement {
	return jen.Func().Params(request(), o.param()).Bool().BlockFunc(func(g *jen.Group) {
		var names []jen.Code
		names = append(append(names, o.idArgs()[1:]...), jen.Err())
		g.List(names...).Op(":=").Id(o.names.ParsePath).Call(jen.Id("r"))
		g.Return(jen.Err().Op("==").Nil().Op("&&").Add(o.isAt()))
	})
}

// sameIDsAs writes the condition under which a resource has other values of its
// ids. A text is one address however the value of it is made.
func (o *output) sameIDsAs(ids []*annotations.ID, other func(*annotations.ID) *jen.Statement) *jen.Statement {
	var conditions []jen.Code
	s := source{local: o.local}
	for _, id := range ids {
		f := id.Field
		conditions = append(conditions, s.pointers(f, "!=")...)
		equal := s.read(f).Op("==").Add(other(id))
		text := o.support("SameText").Call(s.read(f), other(id))
		switch {
		case f.Kind != annotations.Text:
			conditions = append(conditions, equal)
		case !comparable(f):
			conditions = append(conditions, text)
		case len(ids) == 1 && len(conditions) == 0:
			conditions = append(conditions, equal.Op("||").Add(text))
		default:
			conditions = append(conditions, jen.Parens(equal.Op("||").Add(text)))
		}
	}
	return allOf(conditions)
}
