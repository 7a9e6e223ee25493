package client

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// all writes the description of the resource for the core.
func (o remote) all() {
	o.Doc("%s describes %s to package etagenclient.", o.Names.Remote, o.AType())
	o.Var().Id(o.Names.Remote).Op("=").Add(o.ClientSupport("Resource")).ValuesFunc(func(g *jen.Group) { gosource.Lines(g, o.elements()) })
	o.Line()
	o.declareAt()
	o.Doc("%s converts what package etagenclient returns.", o.Names.Taken)
	o.Func().Id(o.Names.Taken).Params(jen.Id("value").Add(o.Any()), jen.Id("tag").String(), jen.Err().Error()).Params(o.withTag()...).Block(
		jen.List(jen.Id(o.Local), jen.Id("_")).Op(":=").Id("value").Assert(o.Pointer()),
		jen.Return(jen.Id(o.Local), jen.Id(o.Names.ClientTag).Call(jen.Id("tag")), jen.Err()),
	)
	o.Line()
}

// elements returns the elements of the description.
func (o remote) elements() []jen.Code {
	elements := []jen.Code{
		jen.Id("Name").Op(":").Lit(gosource.Word(o.Res.Name)),
		jen.Id("Pattern").Op(":").Lit(o.Res.Route.Pattern),
	}
	if c := o.Res.Collection; o.Res.Lists() {
		elements = append(elements, jen.Id("List").Op(":").Lit(c.Pattern))
	}
	elements = append(elements,
		jen.Id("New").Op(":").Func().Params().Add(o.Any()).Block(jen.Return(jen.New(o.Typ()))),
		jen.Id("IDs").Op(":").Add(o.texts(o.Res.Route.IDs)),
	)
	if c := o.Res.Collection; o.Res.Lists() && len(c.IDs) > 0 {
		elements = append(elements, jen.Id("ListIDs").Op(":").Add(o.texts(c.IDs)))
	}
	elements = append(elements, o.idElements()...)
	if len(o.Res.Client.Owned) > 0 && o.updates() {
		elements = append(elements, jen.Id("Owned").Op(":").Add(texts(o.Res.Client.Owned)))
	}
	if o.updates() && o.Res.Serves("PATCH") {
		elements = append(elements, jen.Id("Patches").Op(":").True())
	}
	if names, err := grammar.SplitVary(o.Res.Vary, 0); err == nil && o.Res.Vary != "" {
		var fields []string
		for _, f := range names {
			fields = append(fields, f.Name)
		}
		elements = append(elements, jen.Id("Vary").Op(":").Add(texts(fields)))
	}
	return append(elements, o.errors()...)
}

// errors returns the elements for the errors. They are addresses, so that the linker can
// remove the description from programs that use no client.
func (o remote) errors() []jen.Code {
	element := func(field, name string) jen.Code { return jen.Id(field).Op(":").Op("&").Id(name) }
	elements := []jen.Code{element("NotFound", o.Names.ErrNotFound)}
	if o.changes() {
		if o.Res.ClientOnly() || o.Res.Writes() {
			elements = append(elements, element("Conflict", o.Names.ErrConflict))
		}
		elements = append(elements, element("Exists", o.Names.ErrExists), element("OutcomeUnknown", o.Names.ErrUnknown))
	}
	return append(elements, element("Unavailable", o.Names.ErrAway))
}

// texts writes a list of strings.
func texts(all []string) *jen.Statement {
	return jen.Index().String().ValuesFunc(func(g *jen.Group) {
		for _, text := range all {
			g.Lit(text)
		}
	})
}

// texts writes the function that returns the texts of ids.
func (o remote) texts(ids []*model.ID) *jen.Statement {
	conditions := []jen.Code{jen.Id(o.Local).Op("==").Nil()}
	s := values.Source{Local: o.Local}
	all := []jen.Code{}
	for _, id := range ids {
		conditions = append(conditions, s.Unreachable(id.Field)...)
		all = append(all, o.idText(id))
	}
	return jen.Func().Params(jen.Id("value").Add(o.Any())).Index().String().Block(
		jen.List(jen.Id(o.Local), jen.Id("_")).Op(":=").Id("value").Assert(o.Pointer()),
		jen.If(gosource.AnyOf(conditions)).Block(jen.Return(jen.Nil())),
		jen.Return(jen.Index().String().Values(all...)),
	)
}

// idText writes the text of an id.
func (o remote) idText(id *model.ID) *jen.Statement {
	if id.Field.Kind != model.Text {
		return values.IDText(o.File, id)
	}
	function := "Text"
	if id.Field.ByJSON {
		function = "JSONText"
	}
	return o.ClientSupport(function).Call(gosource.Address(values.Source{Local: o.Local}.Read(id.Field)))
}

// inBody reports whether an id is in the JSON.
func (o *output) inBody(id *model.ID) bool {
	return slices.ContainsFunc(o.Res.JSON, func(m *model.Member) bool { return m.Field.Is(id.Field) })
}

// idElements returns the elements about ids, those in the JSON and the others.
func (o remote) idElements() []jen.Code {
	var missing []*model.ID
	inBody := jen.Index().Bool().ValuesFunc(func(g *jen.Group) {
		for _, id := range o.Res.Route.IDs {
			g.Lit(o.inBody(id))
			if !o.inBody(id) {
				missing = append(missing, id)
			}
		}
	})
	if len(o.Res.Route.IDs) == 0 {
		return nil
	}
	elements := []jen.Code{jen.Id("InBody").Op(":").Add(inBody)}
	if len(missing) > 0 {
		elements = append(elements, jen.Id("Bind").Op(":").Add(o.bind(missing)))
	}
	return elements
}

// bind writes the function that copies ids that are not in the JSON.
func (o remote) bind(ids []*model.ID) *jen.Statement {
	from := values.Source{Local: "source"}
	return jen.Func().Params(jen.List(jen.Id("to"), jen.Id("from")).Add(o.Any())).BlockFunc(func(g *jen.Group) {
		g.List(jen.Id(o.Local), jen.Id("source")).Op(":=").List(jen.Id("to").Assert(o.Pointer()), jen.Id("from").Assert(o.Pointer()))
		for _, id := range ids {
			lines := o.assign(id, from)
			if reached := from.Pointers(id.Field, "!="); len(reached) > 0 {
				g.If(gosource.AllOf(reached)).Block(lines...)
				continue
			}
			for _, line := range lines {
				g.Add(line)
			}
		}
	})
}

// assign writes the lines that copy an id.
func (o remote) assign(id *model.ID, from values.Source) []jen.Code {
	to := values.Source{Local: o.Local}
	var lines []jen.Code
	for _, n := range id.Field.Pointers {
		lines = append(lines, jen.If(to.Path(id.Field, n).Op("==").Nil()).Block(
			to.Path(id.Field, n).Op("=").New(gosource.TypeCode(o.Pointee(id.Field.Selector[:n])))))
	}
	return append(lines, to.Whole(id.Field).Op("=").Add(from.Whole(id.Field)))
}
