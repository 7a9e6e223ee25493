package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// IDText writes the expression for the text of an id. Use it to make a path.
func IDText(o *gosource.File, id *model.ID) *jen.Statement {
	return of(id.Field).idText(o, Source{Local: o.Local}.Read(id.Field))
}

// IsInteger reports whether a field is an integer. Use it for tests that need a number.
func IsInteger(f *model.Field) bool {
	_, ok := of(f).(integer)
	return ok
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

// SameID writes the condition that two ids are the same, and reports whether it is joined
// by ||. Ids with the same text are the same, whatever their values. Use it to check that
// content belongs to its address.
func SameID(o *gosource.File, f *model.Field, x, y *jen.Statement) (condition *jen.Statement, either bool) {
	return of(f).same(o, x, y)
}

// SampleID returns the text of the id at index i in the path of a test. Use it to make
// the path.
func SampleID(id *model.ID, i int) string { return of(id.Field).sampleID(i) }

// ParseID writes the lines that read one id from the path, with refuse for a text that
// is not valid. It returns the expression for the value. That is to, a variable of the
// id's type, if the value is set through a pointer.
func ParseID(o *gosource.File, g *jen.Group, id *model.ID, to *jen.Statement, refuse jen.Code) *jen.Statement {
	return of(id.Field).parse(path{File: o, g: g, id: id, refuse: refuse}, to)
}

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
	read := p.Support("ParseString").Call(p.text())
	if p.id.Multi {
		read = p.Support("ParseRest").Call(jen.Id("r").Dot("URL"), p.text())
	}
	p.g.List(text, jen.Id("ok")).Op(":=").Add(read)
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
