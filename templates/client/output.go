// Package client writes the client of a resource, into a file next to its type:
// book_client_etagen.go.
package client

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// An output is an unfinished book_client_etagen.go.
type output struct{ *gosource.File }

// Writers for parts of the client.
type (
	types  struct{ *output } // its types and errors
	remote struct{ *output } // the description of the resource for the core
	reads  struct{ *output } // the methods that read
	writes struct{ *output } // the methods that change one resource
	lists  struct{ *output } // the methods for the list
)

// changes reports whether the client has a method that changes something.
func (o *output) changes() bool { return o.Res.ClientWrites() && o.Res.Writes() || o.creates() }

// creates reports whether the client has a method that creates something.
func (o *output) creates() bool { return o.Res.Posts() || o.Res.Create }

// updates reports whether the client has Update.
func (o *output) updates() bool { return o.Res.ClientWrites() && o.Res.Updates() }

// receiver returns the name of the client in its methods.
func (o *output) receiver() string {
	taken := o.Local == "c" || slices.ContainsFunc(o.Res.Route.IDs, func(id *model.ID) bool { return o.idParam(id) == "c" })
	if taken {
		return "client"
	}
	return "c"
}

// takenNames are identifiers that the methods use, so that no id can have them.
var takenNames = []string{"c", "change", "changed", "client", "etagenclient", "patch", "present", "q", "string", "tag", "url", "value", "yield"}

// idParam returns the name of the parameter for an id.
func (o *output) idParam(id *model.ID) string {
	name := o.IDParam(id)
	if slices.Contains(takenNames, name) {
		return name + "ID"
	}
	return name
}

// method begins a method of the client.
func (o *output) method(name string) *jen.Statement {
	return o.Func().Params(jen.Id(o.receiver()).Op("*").Id(o.Names.Client)).Id(name)
}

// core returns the client converted to the core's type, which has the same fields.
func (o *output) core() *jen.Statement {
	return jen.Parens(jen.Op("*").Add(o.ClientSupport("Client"))).Call(jen.Id(o.receiver()))
}

// call writes a call of a method of the core.
func (o *output) call(method string, args ...jen.Code) *jen.Statement {
	return o.core().Dot(method).Call(append([]jen.Code{jen.Id("ctx"), jen.Op("&").Id(o.Names.Remote)}, args...)...)
}

// ctx returns the first parameter of every method.
func ctx() *jen.Statement { return jen.Id("ctx").Qual("context", "Context") }

// tagParam returns the parameter for an entity tag.
func (o *output) tagParam() *jen.Statement { return jen.Id("tag").Id(o.Names.ClientTag) }

// tagText returns the tag in the form that the core takes.
func tagText() *jen.Statement { return jen.String().Call(jen.Id("tag")) }

// changeParam returns the parameter for the function that changes a resource.
func (o *output) changeParam() *jen.Statement {
	return jen.Id("change").Func().Params(o.Pointer()).Error()
}

// withTag returns the results of most methods.
func (o *output) withTag() []jen.Code {
	return []jen.Code{o.Pointer(), jen.Id(o.Names.ClientTag), jen.Error()}
}

// take writes the statement that returns the results of a call of the core.
func (o *output) take(call jen.Code) *jen.Statement {
	return jen.Return(jen.Id(o.Names.Taken).Call(call))
}
