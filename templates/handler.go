package templates

import (
	"strings"

	"github.com/dave/jennifer/jen"
)

func writer() *jen.Statement  { return jen.Id("w").Qual("net/http", "ResponseWriter") }
func request() *jen.Statement { return jen.Id("r").Op("*").Qual("net/http", "Request") }
func clock() *jen.Statement   { return jen.Func().Params().Qual("time", "Time") }

// onError is the type of the function that is told the errors of a handler.
func onError() *jen.Statement {
	return jen.Func().Params(jen.Op("*").Qual("net/http", "Request"), jen.Error())
}

// fail writes the call that answers an error.
func (o *output) fail(onError jen.Code) *jen.Statement {
	return jen.Id(o.names.Resource).Dot("Fail").Call(jen.Id("w"), jen.Id("r"), jen.Err(), onError)
}

// onlyReads writes the lines that refuse other methods than GET and HEAD.
func (o *output) onlyReads() *jen.Statement {
	return jen.If(jen.Op("!").Add(o.support("AllowRead")).Call(jen.Id("w"), jen.Id("r"))).Block(jen.Return())
}

// serve writes ServeBook, and the function that it shares with the handler.
func (o *output) serve() {
	o.doc("%s answers GET and HEAD with %s as JSON: 304 or 412 where a precondition of the request says so, else 200 (RFC 9110 §13.2.2). Other methods are answered 405, and nil is answered 404.", o.names.Serve, o.local)
	o.Func().Id(o.names.Serve).Params(writer(), request(), o.param()).Block(
		o.onlyReads(),
		jen.If(jen.Err().Op(":=").Id(o.names.Write).Call(jen.Id("w"), jen.Id("r"), jen.Id(o.local), jen.Nil()), jen.Err().Op("!=").Nil()).Block(
			o.fail(jen.Nil()),
		),
	)
	o.Line()
	o.doc("%s is %s for a request that is known to be a read. It writes nothing where it returns an error.", o.names.Write, o.names.Serve)
	o.Func().Id(o.names.Write).Params(writer(), request(), o.param(), jen.Id("now").Add(clock())).Error().Block(
		jen.If(jen.Id(o.local).Op("==").Nil()).Block(jen.Return(jen.Id(o.names.ErrNotFound))),
		o.tagBuffer(),
		jen.Return(jen.Id(o.names.Resource).Dot("Serve").Call(
			jen.Id("w"), jen.Id("r"),
			jen.Id(o.names.AppendTag).Call(jen.Id("tag").Index(jen.Op(":0")), jen.Id(o.local)),
			o.dateOf(source{local: o.local}),
			jen.Id("now"), jen.Id(o.local),
		)),
	)
	o.Line()
}

// tagBuffer writes the variable that a tag is appended into.
func (o *output) tagBuffer() *jen.Statement {
	return jen.Var().Id("tag").Index(o.support("TagSize")).Byte()
}

// handler writes the handler's type and methods.
func (o *output) handler() {
	o.doc("%s answers the requests for each %s over HTTP.", upperFirst(article(o.names.Handler)), o.res.Name)
	o.Type().Id(o.names.Handler).StructFunc(func(g *jen.Group) {
		g.Id("Store").Id(o.names.Store).Comment("has to be set")
		if o.updates() || o.posts() {
			g.Id("MaxBody").Int64().Comment("largest accepted body in bytes; 0 is 1 MiB")
		}
		g.Id("OnError").Add(onError()).Comment(o.toldErrors())
		g.Id("Now").Add(clock()).Comment("the present time; nil is time.Now")
	})
	o.Line()
	o.register()
	if o.res.Route != nil {
		o.get()
		o.parsePath()
		o.find()
	}
}

// toldErrors says which errors the user of a handler learns of.
func (o *output) toldErrors() string {
	if o.res.Writes() {
		return "told every error that became a 500, and of writes that lost ten races; may be nil"
	}
	return "told every error that became a 500; may be nil"
}

// register writes the method that mounts the handler.
func (o *output) register() {
	var routes []string
	var lines []jen.Code
	mount := func(method, pattern string, handler jen.Code) {
		lines = append(lines, jen.Id("mux").Dot("HandleFunc").Call(jen.Lit(method+" "+pattern), handler))
	}
	if c := o.res.Collection; c != nil {
		routes = append(routes, c.Pattern+": "+o.listAllow())
		mount("GET", c.Pattern, jen.Id("h").Dot("List"))
		if o.posts() {
			mount("POST", c.Pattern, jen.Id("h").Dot("Create"))
		}
		mount("OPTIONS", c.Pattern, o.support("Options").Call(jen.Lit(o.listAllow())))
	}
	if route := o.res.Route; route != nil {
		routes = append(routes, route.Pattern+": "+o.allow())
		for _, method := range route.Methods {
			mount(method, route.Pattern, jen.Id("h").Dot(methodName(method)))
		}
		mount("OPTIONS", route.Pattern, o.support("Options").Call(jen.Lit(o.allow())))
	}
	o.doc("Register mounts the handler on mux under %s.", strings.Join(routes, "; under "))
	o.method("Register").Params(jen.Id("mux").Op("*").Qual("net/http", "ServeMux")).Block(lines...)
	o.Line()
}

// allow is the value of the Allow field of the resource.
func (o *output) allow() string {
	methods := append([]string{"GET", "HEAD"}, o.res.Route.Methods[1:]...)
	return strings.Join(append(methods, "OPTIONS"), ", ")
}

// methodName is the name of the handler's method for an HTTP method: Get.
func methodName(method string) string { return method[:1] + strings.ToLower(method[1:]) }

// get writes the method that answers GET and HEAD.
func (o *output) get() {
	o.doc("Get answers GET and HEAD for one %s: 304 or 412 where a precondition of the request says so, else 200, and 404 where there is none (RFC 9110 §13.2.2).%s", o.res.Name, o.pathValues())
	o.Func().Params(jen.Id("h").Op("*").Id(o.names.Handler)).Id("Get").Params(writer(), request()).BlockFunc(func(g *jen.Group) {
		g.Add(o.onlyReads())
		o.ids(g, o.fail(jen.Id("h").Dot("OnError")), jen.Return())
		if o.res.Stat {
			o.getStat(g)
		}
		g.List(jen.Id(o.local), jen.Err()).Op(":=").Add(o.findByPath())
		g.If(jen.Err().Op("==").Nil()).Block(
			jen.Err().Op("=").Id(o.names.Write).Call(jen.Id("w"), jen.Id("r"), jen.Id(o.local), jen.Id("h").Dot("Now")),
		)
		g.If(jen.Err().Op("!=").Nil()).Block(o.fail(jen.Id("h").Dot("OnError")))
	})
	o.Line()
}

// pathValues tells where the ids come from.
func (o *output) pathValues() string {
	if len(o.res.Route.IDs) == 0 {
		return ""
	}
	return " It reads the values of the path, decoded, by r.PathValue, so that any router that sets them can mount it."
}

// getStat writes the part of Get that decides by the validators alone.
func (o *output) getStat(g *jen.Group) {
	s := source{local: "stat", field: o.res.StatField}
	modified := o.dateOf(s)
	g.If(o.support("Conditional").Call(jen.Id("r"))).Block(
		jen.List(jen.Id("stat"), jen.Err()).Op(":=").Id("h").Dot("Store").Dot("Stat"+o.names.Title).Call(o.idArgs()...),
		jen.If(jen.Err().Op("!=").Nil()).Block(o.fail(jen.Id("h").Dot("OnError")), jen.Return()),
		o.tagBuffer(),
		jen.If(jen.Op("!").Id(o.names.Resource).Dot("Proceed").Call(
			jen.Id("w"), jen.Id("r"),
			jen.Id("stat").Dot("appendTag").Call(jen.Id("tag").Index(jen.Op(":0"))),
			modified, jen.Id("h").Dot("Now"),
		)).Block(jen.Return()),
	)
}
