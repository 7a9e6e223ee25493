package values

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// A kind writes code for the values of a field, depending on the field's kind. In each
// of its methods x is an expression for the value.
type kind interface {
	// unknown returns the conditions that x means no value.
	unknown(x *jen.Statement) []jen.Code
	// unset returns the same for a part of the entity tag.
	unset(x *jen.Statement) []jen.Code
	// appendTo writes the lines that append x to the tag; text is the name of the
	// support function that escapes a text there.
	appendTo(a *Appender, g *jen.Group, x *jen.Statement, text string)
	// time returns x as a time.Time.
	time(x *jen.Statement) *jen.Statement
	// equal returns the condition that x and y are the same.
	equal(x, y *jen.Statement) *jen.Statement
	// shares reports whether a copy of a value still refers to the same memory.
	shares() bool

	// idText returns the text of an id.
	idText(o *gosource.File, x *jen.Statement) *jen.Statement
	// parse writes the lines that read an id from the path, as ParseID says.
	parse(p path, x *jen.Statement) *jen.Statement
	// same returns the condition that two ids are the same, and whether it is joined by
	// ||.
	same(o *gosource.File, x, y *jen.Statement) (condition *jen.Statement, either bool)
	// filter returns the part that the names of support functions which read a filter
	// have in common; "" for a text that is used unchanged.
	filter() string

	// opaque reports whether a test can only use the zero value.
	opaque() bool
	// sampleID returns the text of the id at index i in a test, and giveID sets the
	// field to it.
	sampleID(i int) string
	giveID(c *Composite, i int)
	// giveVersion and giveTime set the field in a test. The field is whole, or is inside
	// of whole.
	giveVersion(c *Composite, whole *model.Field, x *jen.Statement)
	giveTime(c *Composite, whole *model.Field, x *jen.Statement)
	// nextVersion and nextTime write the lines that advance the value from there, and
	// move writes those that advance any other value.
	nextVersion(s Step, x *jen.Statement)
	nextTime(s Step, x, at *jen.Statement)
	move(s Step, x *jen.Statement)
}

// A value implements what most kinds have in common.
type value struct{ f *model.Field }

// Comparable reports whether values of a field can be compared with ==, and are equal if
// they mean the same.
func Comparable(f *model.Field) bool {
	return types.Comparable(f.Type) && !gosource.Nilable(f.Type)
}

func (value) shares() bool { return false }

func (value) opaque() bool { return false }

func (v value) equal(x, y *jen.Statement) *jen.Statement {
	if Comparable(v.f) {
		return x.Op("==").Add(y)
	}
	return jen.Qual("reflect", "DeepEqual").Call(x, y)
}

// alwaysKnown is for kinds without unknown values.
type alwaysKnown struct{}

func (alwaysKnown) unknown(*jen.Statement) []jen.Code { return nil }

func (alwaysKnown) unset(*jen.Statement) []jen.Code { return nil }

// noVersion is for kinds that cannot be versions.
type noVersion struct{}

func (noVersion) appendTo(*Appender, *jen.Group, *jen.Statement, string) {}

func (noVersion) giveVersion(*Composite, *model.Field, *jen.Statement) {}

func (noVersion) nextVersion(Step, *jen.Statement) {}

func (noVersion) move(Step, *jen.Statement) {}

// noTime is for kinds that cannot be modification times.
type noTime struct{}

func (noTime) time(x *jen.Statement) *jen.Statement { return x }

func (noTime) giveTime(*Composite, *model.Field, *jen.Statement) {}

func (noTime) nextTime(Step, *jen.Statement, *jen.Statement) {}

// noID is for kinds that cannot be ids.
type noID struct{}

func (noID) idText(_ *gosource.File, x *jen.Statement) *jen.Statement { return x }

func (noID) parse(_ path, x *jen.Statement) *jen.Statement { return x }

func (noID) same(_ *gosource.File, x, y *jen.Statement) (condition *jen.Statement, either bool) {
	return x.Op("==").Add(y), false
}

func (noID) filter() string { return "" }

func (noID) sampleID(int) string { return "" }

func (noID) giveID(*Composite, int) {}
