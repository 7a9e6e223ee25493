package handler

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

func clock() *jen.Statement { return jen.Func().Params().Qual("time", "Time") }

// onError writes the type of the function that receives the errors of a handler.
func onError() *jen.Statement {
	return jen.Func().Params(jen.Op("*").Qual("net/http", "Request"), jen.Error())
}

// serve writes ServeBook, and the function that both it and the handler use.
func (o reads) serve() {
	o.Doc("%s serves GET and HEAD with %s as JSON, for a handler that loads it itself: 304 or 412 if a precondition of the request says so, else 200 (RFC 9110 §13.2.2). The response to other methods is 405, and to nil 404.", o.Names.Serve, o.Local)
	o.Func().Id(o.Names.Serve).Params(gosource.Writer(), gosource.Request(), o.Param()).Block(
		o.onlyReads(),
		jen.If(jen.Err().Op(":=").Id(o.Names.Write).Call(jen.Id("w"), jen.Id("r"), jen.Id(o.Local), jen.Nil()), jen.Err().Op("!=").Nil()).Block(
			o.fail(jen.Nil()),
		),
	)
	o.Line()
	o.Doc("%s is %s for a request that is known to be a read. It writes nothing if it returns an error.", o.Names.Write, o.Names.Serve)
	o.Func().Id(o.Names.Write).Params(gosource.Writer(), gosource.Request(), o.Param(), o.settingsParam()).Error().Block(
		append([]jen.Code{jen.If(jen.Id(o.Local).Op("==").Nil()).Block(jen.Return(jen.Id(o.Names.ErrNotFound)))}, o.serveFound()...)...,
	)
	o.Line()
}

// serveFound writes the lines that serve a resource that exists.
func (o reads) serveFound() []jen.Code {
	if o.Res.Digest {
		return []jen.Code{jen.Return(o.Support("ServeDigest").Call(
			jen.Id("w"), jen.Id("r"), pointer(o.Names.Resource), values.DateOf(o.File, values.Source{Local: o.Local}),
			jen.Id("settings"), jen.Id(o.Local), jen.Id(o.Names.TagOf()),
		))}
	}
	return []jen.Code{
		o.tagBuffer(),
		o.stateOf(),
		jen.Return(jen.Id(o.Names.Resource).Dot("Serve").Call(
			jen.Id("w"), jen.Id("r"), jen.Id("state"), jen.Id("settings"), jen.Id(o.Local),
		)),
	}
}

// handler writes the handler's type and methods.
func (o reads) handler() {
	o.Doc("%s loads %s from its Store and serves it over HTTP. Set Store and call Register.", o.Names.Handler, o.AType())
	o.Type().Id(o.Names.Handler).StructFunc(func(g *jen.Group) {
		g.Id("Store").Id(o.Names.Store).Comment("required")
		if o.Res.Updates() || o.Res.Posts() {
			g.Id("MaxBody").Int64().Comment("largest accepted body in bytes; 0 is 1 MiB")
		}
		g.Id("Now").Add(clock()).Comment("returns the current time; nil is time.Now")
		g.Id("OnError").Add(onError()).Comment("if set, is called with errors that an operator should know of, such as each that became a 500")
		o.hooks(g)
	})
	o.Line()
	o.settings()
	o.register()
	if o.Res.Route != nil {
		o.get()
		o.parsePath()
		o.find()
	}
}

// register writes the method that registers the handler with a mux.
func (o reads) register() {
	var routes []string
	var lines []jen.Code
	mount := func(method, pattern string, handler jen.Code) {
		lines = append(lines, jen.Id("mux").Dot("HandleFunc").Call(jen.Lit(method+" "+pattern), handler))
	}
	if c := o.Res.Collection; o.Res.Lists() {
		routes = append(routes, c.Pattern+": "+o.Res.ListAllow())
		mount("GET", c.Pattern, jen.Id("h").Dot("List"))
		if o.Res.Posts() {
			mount("POST", c.Pattern, jen.Id("h").Dot("Create"))
		}
		mount("OPTIONS", c.Pattern, o.options(o.Res.ListAllow(), false))
	}
	if route := o.Res.Route; route != nil {
		routes = append(routes, route.Pattern+": "+o.Res.Allow())
		for _, method := range route.Methods {
			mount(method, route.Pattern, jen.Id("h").Dot(gosource.MethodName(method)))
		}
		mount("OPTIONS", route.Pattern, o.options(o.Res.Allow(), o.Res.PatchJSON))
	}
	about := ""
	if o.Res.Compress != nil {
		about = " It panics if one of Codings cannot be used."
		check := jen.Id("h").Dot("coder").Dot("With").Call(pointer(o.Names.Coder), jen.Id("h").Dot("Codings")).Comment("panics now, not at the first request")
		lines = append([]jen.Code{check}, lines...)
	}
	o.Doc("Register mounts the handler on mux under %s.%s If you use another router, mount the methods.", strings.Join(routes, "; under "), about)
	o.method("Register").Params(jen.Id("mux").Op("*").Qual("net/http", "ServeMux")).Block(lines...)
	o.Line()
}

// cors writes the variable with the values that the middleware for cross-origin requests
// needs.
func (o *output) cors() {
	if !o.Res.CORS {
		return
	}
	o.Doc("%s tells CORS middleware what %s needs. The middleware decides which origins may send requests.", o.Names.CORS, o.Names.Handler)
	list := func(names []string) jen.Code {
		return jen.Index().String().ValuesFunc(func(g *jen.Group) {
			for _, name := range names {
				g.Lit(name)
			}
		})
	}
	o.Var().Id(o.Names.CORS).Op("=").Add(o.Support("CORS")).ValuesFunc(func(g *jen.Group) {
		gosource.Lines(g, []jen.Code{
			jen.Id("Methods").Op(":").Add(list(o.Res.Methods())),
			jen.Id("RequestHeaders").Op(":").Add(list(o.Res.RequestFields())),
			jen.Id("ResponseHeaders").Op(":").Add(list(o.Res.ResponseFields())),
		})
	})
	o.Line()
}

// options writes the handler for OPTIONS. The media types that PATCH accepts in addition
// to that of a merge patch are included if patchTypes is set.
func (o *output) options(allow string, patchTypes bool) *jen.Statement {
	arguments := []jen.Code{jen.Lit(allow)}
	if patchTypes {
		arguments = append(arguments, jen.Id(o.Names.Resource).Dot("PatchTypes").Op("..."))
	}
	if o.Res.CORS {
		return jen.Id(o.Names.CORS).Dot("ServeOptions").Call(arguments...)
	}
	return o.Support("Options").Call(arguments...)
}
