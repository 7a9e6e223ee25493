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
