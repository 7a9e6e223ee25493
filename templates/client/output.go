// Package client writes the client that a resource gets beside its type:
// book_client_etagen.go.
package client

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// clientRevision is the constant of package etagenclient that generated clients
// name. Its name changes with every change of the contract between them.
const clientRevision = "Revision1"

// An output is a book_client_etagen.go in the making.
type output struct{ *gosource.File }

// What is written for some part of the client.
type (
	types  struct{ *output } // its types and errors
	remote struct{ *output } // what the core knows of the resource
	reads  struct{ *output } // its methods that read
	writes struct{ *output } // its methods that change one
	lists  struct{ *output } // its methods for the list
)

// Render returns the source of the client of a resource.
func Render(pkg gosource.Package, res *model.Resource) ([]byte, error) {
	o := &output{gosource.New(pkg, res)}
	types{o}.all()
	reads{o}.all()
	if res.ClientWrites() {
		writes{o}.all()
	}
	writes{o}.creations()
	if res.Lists() {
		lists{o}.all()
	}
	remote{o}.all()
	return o.Bytes()
}

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

// takenNames are what the methods use for something else than an id.
var takenNames = []string{"c", "change", "changed", "client", "etagenclient", "patch", "present", "q", "string", "tag", "url", "value", "yield"}

// idParam is the name of the parameter for an id.
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

// core is the client as the core sees it: the two have the same fields.
func (o *output) core() *jen.Statement {
	return jen.Parens(jen.Op("*").Add(o.ClientSupport("Client"))).Call(jen.Id(o.receiver()))
}

// call writes a call of a method of the core.
func (o *output) call(method string, args ...jen.Code) *jen.Statement {
	return o.core().Dot(method).Call(append([]jen.Code{jen.Id("ctx"), jen.Op("&").Id(o.Names.Remote)}, args...)...)
}

// ctx is the first parameter of every method.
func ctx() *jen.Statement { return jen.Id("ctx").Qual("context", "Context") }

// tagParam is the parameter for an entity tag.
func (o *output) tagParam() *jen.Statement { return jen.Id("tag").Id(o.Names.ClientTag) }

// tagText is the tag as the core takes it.
func tagText() *jen.Statement { return jen.String().Call(jen.Id("tag")) }

// changeParam is the parameter for what changes a resource.
func (o *output) changeParam() *jen.Statement {
	return jen.Id("change").Func().Params(o.Pointer()).Error()
}

// withTag are the results of most methods.
func (o *output) withTag() []jen.Code {
	return []jen.Code{o.Pointer(), jen.Id(o.Names.ClientTag), jen.Error()}
}

// take writes the statement that returns what a call of the core returns.
func (o *output) take(call jen.Code) *jen.Statement {
	return jen.Return(jen.Id(o.Names.Taken).Call(call))
}
