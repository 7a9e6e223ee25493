package handler

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// check writes CheckBook.
func (o writes) check() {
	o.Doc("%s evaluates the preconditions of a request against %s, or nil if it does not exist, for a handler that does the rest itself. If it returns true, it has written nothing. If it returns false, it has written the response: 404 if nothing exists and the method does not create, 412 if a precondition fails,%s 400 if If-None-Match is malformed, or 304 for a GET or HEAD (RFC 9110 §13.2.2%s).%s",
		o.Names.Check, o.Local, o.unlessFree(" 428 if a write lacks the required precondition,"), o.unlessFree(", RFC 6585 §3"), o.checkLate())
	o.Func().Id(o.Names.Check).Params(gosource.Writer(), gosource.Request(), o.Param()).Bool().Block(
		jen.If(jen.Id(o.Local).Op("==").Nil()).Block(
			jen.Return(jen.Id(o.Names.Resource).Dot("Check").Call(jen.Id("w"), jen.Id("r"), jen.Nil(), jen.Nil())),
		),
		o.tagBuffer(),
		o.stateOf(),
		jen.Return(jen.Id(o.Names.Resource).Dot("Check").Call(jen.Id("w"), jen.Id("r"), jen.Id("state"), jen.Nil())),
	)
	o.Line()
}

// evaluate writes EvaluateBook.
func (o writes) evaluate() {
	o.Doc("%[1]s is %[2]s for a handler that writes errors itself. It returns nil if the request may proceed, otherwise the response that %[2]s would write. Status is 304 if the client of a read already has %[3]s. Header names the field that decided. Fields contains the entity tag and, for 304, Cache-Control and Vary. Do not return it from a store: a store cannot refuse with 304, 412 or 428.",
		o.Names.Evaluate, o.Names.Check, o.Local)
	o.Func().Id(o.Names.Evaluate).Params(gosource.Request(), o.Param()).Op("*").Add(o.Support("Problem")).Block(
		jen.If(jen.Id(o.Local).Op("==").Nil()).Block(
			jen.Return(jen.Id(o.Names.Resource).Dot("Evaluate").Call(jen.Id("r"), jen.Nil())),
		),
		o.tagBuffer(),
		o.stateOf(),
		jen.Return(jen.Id(o.Names.Resource).Dot("Evaluate").Call(jen.Id("r"), jen.Id("state"))),
	)
	o.Line()
}

// checkLate says when to evaluate preconditions that the store does not check.
func (o writes) checkLate() string {
	if (len(o.Res.Derived) == 0 || o.Res.VersionOnly) && o.Res.Incarnation == nil {
		return o.guards()
	}
	return o.guards() + fmt.Sprintf(" The entity tag contains more than the version: read the content of a write first, then load %[1]s, call %[2]s, and change that %[1]s.", o.Local, o.Names.Check)
}

// guards says what a write does not compare.
func (o writes) guards() string {
	if !o.Res.VersionOnly {
		return ""
	}
	return fmt.Sprintf(" If-Match of a write does not compare the digest of %s.", selectors(o.Res.Derived))
}

// unlessFree returns a text about the precondition that a write needs; "" if it needs none.
func (o writes) unlessFree(text string) string {
	if o.Res.Require == model.RequireNone {
		return ""
	}
	return text
}

// writes writes the methods of the handler that change a resource.
func (o writes) writes() {
	for _, method := range o.Res.Route.Methods[1:] {
		o.writeMethod(method)
	}
}

// writeMethod writes a method of the handler that changes a resource.
func (o writes) writeMethod(method string) {
	name := gosource.MethodName(method)
	function := name
	switch method {
	case "PUT":
		if o.Res.Create {
			function = "PutOrCreate"
		}
		o.Doc("Put serves PUT with JSON: it replaces one %s%s (RFC 9110 §9.3.4). %s", o.Res.Name, o.orCreates(), o.putRefusals())
	case "PATCH":
		o.Doc("Patch serves PATCH with a JSON merge patch for one %s%s (RFC 5789, RFC 7396). %s", o.Res.Name, o.orJSON(), o.refusals())
	case "DELETE":
		o.Doc("Delete serves DELETE for one %s (RFC 9110 §9.3.5). %s", o.Res.Name, o.refusals())
	}
	o.handOn(name, function, o.Res.Route.Pattern)
}

// handOn writes a method of the handler that calls a function of the support package.
// That uses the adapter to call the store.
func (o writes) handOn(name, function, pattern string) {
	o.method(name).Params(gosource.Writer(), gosource.Request()).Block(
		o.Support(function).Call(
			jen.Id("w"), jen.Id("r"), jen.Parens(jen.Op("*").Id(o.Names.Writer)).Call(jen.Id("h")), pointer(o.Names.Resource), jen.Lit(pattern),
		),
	)
	o.Line()
}

// orCreates says what a PUT does if the resource does not exist.
func (o writes) orCreates() string {
	if o.Res.Create {
		return ", or creates it"
	}
	return ""
}

// orJSON says that a merge patch may have the media type of JSON.
func (o writes) orJSON() string {
	if o.Res.PatchJSON {
		return ", sent as such or as application/json"
	}
	return ""
}

// putRefusals says why a PUT is rejected.
func (o writes) putRefusals() string {
	if o.Res.Create && o.Res.Require != model.RequireNone {
		return "If-None-Match is required to create it. To replace it, " + o.refusals()
	}
	return o.refusals()
}

// refusals says why a write is rejected.
func (o writes) refusals() string {
	switch o.Res.Require {
	case model.RequireAny:
		return "If-Match or If-Unmodified-Since is required (RFC 6585 §3)." + o.guards()
	case model.RequireNone:
		return "If-Match is optional." + o.guards()
	}
	return "If-Match is required (RFC 6585 §3)." + o.guards()
}
