package templates

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// check writes CheckBook.
func (o *output) check() {
	o.doc("%s evaluates the preconditions of a request against %s, which is nil where there is none, for a handler that does the rest itself. Where it returns true it has written nothing; else it has answered: 404 where nothing exists and the method does not create, 412 where a precondition fails, 428 where %s, 400 where If-None-Match is malformed, and for a GET or HEAD 304 (RFC 9110 §13.2.2, RFC 6585 §3).%s",
		o.names.Check, o.local, o.required(), o.checkLate())
	o.Func().Id(o.names.Check).Params(writer(), request(), o.param()).Bool().Block(
		jen.If(jen.Id(o.local).Op("==").Nil()).Block(
			jen.Return(jen.Id(o.names.Resource).Dot("CheckMissing").Call(jen.Id("w"), jen.Id("r"))),
		),
		o.tagBuffer(),
		jen.Return(jen.Id(o.names.Resource).Dot("Check").Call(
			jen.Id("w"), jen.Id("r"),
			jen.Id(o.names.AppendTag).Call(jen.Id("tag").Index(jen.Op(":0")), jen.Id(o.local)),
			o.dateOf(source{local: o.local}), jen.Nil(),
		)),
	)
	o.Line()
}

// checkLate says when to evaluate what the store does not compare.
func (o *output) checkLate() string {
	if len(o.res.Derived) == 0 && o.res.Incarnation == nil {
		return ""
	}
	return fmt.Sprintf(" The entity tag has parts beside the version: read the content of a write first, then load %[1]s, call %[2]s, and change that %[1]s.", o.local, o.names.Check)
}

// required says when a write is refused for want of a precondition.
func (o *output) required() string {
	switch o.res.Require {
	case annotations.RequireAny:
		return "a write has no precondition that counts"
	case annotations.RequireNone:
		return "one is required, which here is never"
	}
	return "a write does not name a state by its entity tag"
}

// writePolicy are the elements of the description that only writes need.
func (o *output) writePolicy() []jen.Code {
	var elements []jen.Code
	if o.res.Writes() {
		elements = append(elements, jen.Id("Conflict").Op(":").Id(o.names.ErrConflict))
	}
	if o.res.Creates() {
		elements = append(elements, jen.Id("Exists").Op(":").Id(o.names.ErrExists))
	}
	switch o.res.Require {
	case annotations.RequireAny:
		elements = append(elements, jen.Id("Require").Op(":").Add(o.support("RequireAny")))
	case annotations.RequireNone:
		elements = append(elements, jen.Id("Require").Op(":").Add(o.support("RequireNone")))
	}
	if o.res.PutAlways {
		elements = append(elements, jen.Id("PutValidators").Op(":").True())
	}
	if c := o.res.Collection; c != nil && c.Group {
		elements = append(elements, jen.Id("CacheGroups").Op(":").Index().String().Values(jen.Lit(cacheGroup(c.Pattern))))
	}
	return elements
}

// cacheGroup returns the group of a list as a String of RFC 9651 §3.3.3, which has
// no other characters than those of ASCII.
func cacheGroup(pattern string) string {
	var b strings.Builder
	for i := range len(pattern) {
		if c := pattern[i]; c <= ' ' || c >= 0x7f || c == '"' || c == '\\' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return `"` + b.String() + `"`
}

// writes writes the variable that says how a resource is changed, and the
// handler's methods for that.
func (o *output) writes() {
	for _, method := range o.res.Route.Methods[1:] {
		o.writeMethod(method)
	}
	o.doc("%s is how %s is changed.", o.names.Writes, o.aType())
	o.Var().Id(o.names.Writes).Op("=").Add(o.support("Writes")).Types(jen.Op("*").Id(o.names.Handler), o.pointer()).
		ValuesFunc(func(g *jen.Group) { lines(g, o.writesElements()) })
	o.Line()
}

// pointer is the type of a pointer to the resource.
func (o *output) pointer() *jen.Statement { return jen.Op("*").Add(o.typ()) }

// writeMethod writes a method of the handler that changes a resource.
func (o *output) writeMethod(method string) {
	name := methodName(method)
	switch method {
	case "PUT":
		o.doc("Put answers PUT with JSON: it replaces one %s%s (RFC 9110 §9.3.4). %s", o.res.Name, o.orCreates(), o.refusals())
	case "PATCH":
		o.doc("Patch answers PATCH with a JSON merge patch for one %s (RFC 5789, RFC 7396). %s", o.res.Name, o.refusals())
	case "DELETE":
		o.doc("Delete answers DELETE for one %s (RFC 9110 §9.3.5). %s", o.res.Name, o.refusals())
	}
	o.Func().Params(jen.Id("h").Op("*").Id(o.names.Handler)).Id(name).Params(writer(), request()).Block(
		o.support(name).Call(jen.Id("w"), jen.Id("r"), jen.Id("h"), jen.Op("&").Id(o.names.Writes)),
	)
	o.Line()
}

// orCreates says what a PUT does where nothing exists.
func (o *output) orCreates() string {
	if o.res.Create {
		return ", or creates it"
	}
	return ""
}

// refusals says what stops a write.
func (o *output) refusals() string {
	switch o.res.Require {
	case annotations.RequireAny:
		return "The request has to name the state that it is for: by If-Match, or by the date in If-Unmodified-Since."
	case annotations.RequireNone:
		return "The request may name the state that it is for by If-Match."
	}
	return "The request has to name the state that it is for by If-Match."
}
