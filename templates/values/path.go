package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// A path says where an id is read from.
type path struct {
	*gosource.File
	g      *jen.Group
	id     *model.ID
	refuse jen.Code
}

// text writes the expression for the text of the id in the path.
func (p path) text() *jen.Statement {
	return jen.Id("r").Dot("PathValue").Call(jen.Lit(p.id.Wildcard))
}

// decode writes the line that decodes a text, and returns the variable for it.
func (p path) decode() *jen.Statement {
	text := jen.Id(p.IDParam(p.id) + "Text")
	read := "ParseString"
	if p.id.Multi {
		read = "ParseRest"
	}
	p.g.List(text, jen.Id("ok")).Op(":=").Add(p.Support(read)).Call(jen.Id("r"), jen.Lit(p.id.Wildcard))
	return text
}

// refused writes the condition that a text is not a valid id: it is not of the right
// kind, or the JSON of its type does not accept it.
func (p path) refused(f *model.Field, id *jen.Statement) *jen.Statement {
	condition := jen.Op("!").Id("ok")
	if gosource.IsNumber(f.Type) || gosource.ReadsJSON(f.Type) {
		condition.Op("||").Op("!").Add(p.Support("InJSON")).Call(id.Clone())
	}
	return condition
}

// TextOf writes the value that reads and writes the text of an id: its pointer, or a
// wrapper that uses its JSON.
func TextOf(o *gosource.File, f *model.Field, x *jen.Statement) *jen.Statement {
	pointer := gosource.Address(x)
	if f.ByJSON {
		return o.Support("JSONText").Values(jen.Id("ID").Op(":").Add(pointer))
	}
	return pointer
}
