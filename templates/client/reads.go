package client

import "github.com/dave/jennifer/jen"

// all writes the methods that read.
func (o reads) all() {
	o.Doc("Get returns %s. With a Cache it revalidates its copy, and sends no request while the copy is fresh. The caller owns the %s in either case. The error wraps %s if it does not exist.", o.byID(), o.Res.Name, o.Names.ErrNotFound)
	o.method("Get").Params(o.ids()...).Params(o.withTag()...).Block(o.take(o.call("Get", o.at())))
	o.Line()
	o.Doc("Refresh is Get for a caller that keeps its own copies: changed is false, and %s is nil, if tag still names the current state. It always asks the server. The tag may be empty: then changed is true.", o.Local)
	results := []jen.Code{jen.Id(o.Local).Add(o.Pointer()), jen.Id("now").Id(o.Names.ClientTag), jen.Id("changed").Bool(), jen.Err().Error()}
	o.method("Refresh").Params(o.ids(o.tagParam())...).Params(results...).Block(
		jen.List(jen.Id("value"), jen.Id("present"), jen.Id("changed"), jen.Err()).Op(":=").Add(o.call("Refresh", o.at(), tagText())),
		jen.List(jen.Id(o.Local), jen.Id("_")).Op("=").Id("value").Assert(o.Pointer()),
		jen.Return(jen.Id(o.Local), jen.Id(o.Names.ClientTag).Call(jen.Id("present")), jen.Id("changed"), jen.Err()),
	)
	o.Line()
}

// byID refers to one resource in a sentence.
func (o *output) byID() string {
	switch len(o.Res.Route.IDs) {
	case 0:
		return "the " + o.Res.Name
	case 1:
		return "the " + o.Res.Name + " with the id"
	}
	return "the " + o.Res.Name + " with the ids"
}
