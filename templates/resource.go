package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// Resource returns the source of the file that a resource gets beside its
// type: book_etagen.go.
func Resource(pkg Package, res *annotations.Resource) ([]byte, error) {
	o := newOutput(pkg, res)
	o.guards()
	o.errors()
	o.description()
	o.validators()
	o.serve()
	o.check()
	if res.Handled() {
		o.store()
		o.handler()
	}
	if res.Writes() {
		o.writes()
		o.keep()
	}
	if res.Collection != nil {
		o.list()
		o.collection()
	}
	if o.posts() {
		o.create()
	}
	return o.bytes()
}

// guards writes the declarations that stop compiling when this file no longer
// fits what it was generated for.
func (o *output) guards() {
	o.doc("This file and package etagen belong together. Where the next line does not compile they are of different revisions: run go generate ./... again.")
	o.Const().Id("_").Op("=").Add(o.support(supportRevision))
	o.Line()
	o.fieldGuards()
}

// errors writes the errors that a store returns.
func (o *output) errors() {
	name := word(o.res.Name)
	if !o.res.Handled() {
		o.doc("%s is the error that stands for %s that does not exist.", o.names.ErrNotFound, o.aType())
		o.sentinel(o.names.ErrNotFound, name+" not found")
		return
	}
	store := article(o.names.Store)
	o.doc("%s is what %s returns, as it is or wrapped, where there is no such %s.", o.names.ErrNotFound, store, o.res.Name)
	o.sentinel(o.names.ErrNotFound, name+" not found")
	if o.res.Writes() {
		o.doc("%s is what %s returns, as it is or wrapped, where the stored %s is no longer at the %s that a write is for.", o.names.ErrConflict, store, o.res.Name, o.guardWord())
		o.sentinel(o.names.ErrConflict, name+" was changed meanwhile")
	}
	if o.res.Creates() {
		o.doc("%s is what %s returns, as it is or wrapped, where there is already %s with the id of a new one.", o.names.ErrExists, store, o.aType())
		o.sentinel(o.names.ErrExists, name+" exists already")
	}
}

// sentinel writes the variable for an error.
func (o *output) sentinel(name, text string) {
	o.Var().Id(name).Op("=").Qual("errors", "New").Call(jen.Lit(text))
	o.Line()
}

// description writes the variable that holds what all answers share.
func (o *output) description() {
	o.doc("%s is what the answers for every %s have in common.", o.names.Resource, o.res.Name)
	elements := []jen.Code{
		jen.Id("NotFound").Op(":").Id(o.names.ErrNotFound),
		jen.Id("CacheControl").Op(":").Index().String().Values(jen.Lit(o.res.Cache)),
	}
	if o.res.Vary != "" {
		elements = append(elements, jen.Id("Vary").Op(":").Index().String().Values(jen.Lit(o.res.Vary)))
	}
	elements = append(elements, o.writePolicy()...)
	o.Var().Id(o.names.Resource).Op("=").Add(o.support("Resource")).ValuesFunc(func(g *jen.Group) { lines(g, elements) })
	o.Line()
}
