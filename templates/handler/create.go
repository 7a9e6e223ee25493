package handler

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// create writes the handler's method for POST.
func (o writes) create() {
	ignored := ""
	if owned := o.Res.Owned(); len(owned) > 0 {
		ignored = fmt.Sprintf(" It ignores what a client sends for %s.", selectors(owned))
	}
	o.Doc("Create serves POST with JSON: it creates %s (RFC 9110 §9.3.3).%s A precondition applies to the list: If-None-Match: * always fails.", o.AType(), ignored)
	o.handOn("Create", "Post", o.Res.Collection.Pattern)
}

// items writes the methods.
func (o creation) items() {
	o.newOfList()
	o.adoptFresh()
	if v := o.Res.Validate; v != nil {
		validation{o.adapter, v}.creation()
	}
	o.atList()
	o.readList()
	o.idTexts()
}

// readList writes the method that serves the list for the response to POST.
func (o creation) readList() {
	o.Doc("ReadList serves GET for the list that %s joins.", o.AType())
	o.method("ReadList").Params(gosource.Writer(), gosource.Request(), o.settingsParam()).Block(o.callList(o.handler(), jen.Id("settings")))
	o.Line()
}

// adoptFresh writes the method that prevents clients from setting fields of the store.
func (o creation) adoptFresh() {
	o.Doc("AdoptItem sets the values of %s that a client cannot set to those of a new one.", o.AType())
	o.copying("AdoptItem", "fresh", o.Res.Owned(), func(*jen.Group) {})
	o.Line()
}

// idTexts writes the method that returns the texts for the wildcards in the path of a
// new resource.
func (o creation) idTexts() {
	o.Doc("IDs returns the texts of the ids in the path of %s.", o.AType())
	o.constant("IDs").Params(o.value()).Index().String().BlockFunc(func(g *jen.Group) {
		o.asTyped(g, o.Local)
		var texts, unreachable []jen.Code
		for _, id := range o.Res.Route.IDs {
			texts = append(texts, values.IDText(o.File, id))
			unreachable = append(unreachable, values.Source{Local: o.Local}.Unreachable(id.Field)...)
		}
		if len(unreachable) > 0 {
			g.If(gosource.AnyOf(unreachable)).Block(jen.Return(jen.Make(jen.Index().String(), jen.Lit(len(texts)))))
		}
		g.Return(jen.Index().String().Values(texts...))
	})
	o.Line()
}

// newOfList writes the method that returns a resource with only the ids in the list's
// path.
func (o creation) newOfList() {
	ids := o.Res.Collection.IDs
	if len(ids) == 0 {
		o.newOfNothing("NewItem", "the path of the list")
		return
	}
	o.Doc("NewItem returns %s with only the ids in the path of the list.", o.AType())
	o.constant("NewItem").Params(gosource.Request()).Params(o.orError()...).BlockFunc(func(g *jen.Group) {
		g.Id(o.Local).Op(":=").New(o.Typ())
		for _, id := range ids {
			f := values.NewComposite(o.File, o.Local)
			f.Reach(id.Field)
			for _, s := range f.Statements {
				g.Add(s)
			}
			o.readListID(g, id, values.Source{Local: o.Local}.Read(id.Field), jen.Return(jen.Nil(), jen.Id(o.Names.ErrNotFound)))
		}
		g.Return(jen.Id(o.Local), jen.Nil())
	})
	o.Line()
}

// atList writes the method that compares the ids of a resource with those in a list's
// path.
func (o creation) atList() {
	ids := o.Res.Collection.IDs
	if len(ids) == 0 {
		o.atAnywhere("ItemAt", "the path of the list")
		return
	}
	param := func(id *model.ID) *jen.Statement { return jen.Id(o.IDParam(id)) }
	o.Doc("ItemAt reports whether %s has the ids in the path of the list.", o.AType())
	o.constant("ItemAt").Params(gosource.Request(), o.value()).Bool().BlockFunc(func(g *jen.Group) {
		o.asTyped(g, o.Local)
		for _, id := range ids {
			g.Var().Add(param(id)).Add(gosource.TypeCode(id.Field.Type))
			o.readListID(g, id, param(id), jen.Return(jen.False()))
		}
		g.Return(o.sameIDsAs(ids, param))
	})
	o.Line()
}
