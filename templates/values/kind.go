package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// A kind is what generated code does with the values of one field, which hangs
// on the field's kind. In each of its methods x is an expression for the value.
type kind interface {
	// operand returns x as what a selector or an index can stand behind, if the
	// kind asks for that. x follows a pointer.
	operand(x *jen.Statement) *jen.Statement
	// unknown are the conditions under which x stands for nothing.
	unknown(x *jen.Statement) []jen.Code
	// unset is unknown for a part of the entity tag.
	unset(x *jen.Statement) []jen.Code
	// appendTo writes the lines that append x to the tag; text names the support
	// function that escapes a text there.
	appendTo(a *Appender, g *jen.Group, x *jen.Statement, text string)
	// time returns x as a time.Time.
	time(x *jen.Statement) *jen.Statement
	// equal is the condition under which x and y are the same.
	equal(x, y *jen.Statement) *jen.Statement
	// shares reports whether a copy of a value leads to what the value leads to.
	shares() bool

	// idText returns the text of an id.
	idText(o *gosource.File, x *jen.Statement) *jen.Statement
	// parse writes the lines that read an id from the path, as ParseID says.
	parse(p path, x *jen.Statement) *jen.Statement
	// same is the condition under which two ids are one, and whether that is one
	// of several.
	same(o *gosource.File, x, y *jen.Statement) (condition *jen.Statement, either bool)
	// filter is what the support functions that read a filter are called after; "" for
	// a text as it is.
	filter() string

	// opaque reports whether a test can give the field no other value than zero.
	opaque() bool
	// sampleID returns the text of the id number i in a test, and giveID gives the
	// field that value.
	sampleID(i int) string
	giveID(c *Composite, i int)
	// giveVersion and giveTime give the field a value in a test. It is whole, or
	// the one within whole.
	giveVersion(c *Composite, whole *model.Field, x *jen.Statement)
	giveTime(c *Composite, whole *model.Field, x *jen.Statement)
	// nextVersion and nextTime write the lines that move the value on from there,
	// and move those that move on any other value.
	nextVersion(s Step, x *jen.Statement)
	nextTime(s Step, x, at *jen.Statement)
	move(s Step, x *jen.Statement)
}

// of returns the kind of a field.
func of(f *model.Field) kind {
	v := value{f}
	switch f.Kind {
	case model.Int:
		return signed(v)
	case model.Uint:
		return unsigned(v)
	case model.String:
		return str{value: v}
	case model.Bytes:
		return byteSlice{value: v}
	case model.ByteArray:
		return byteArray{value: v}
	case model.Text:
		return text{value: v}
	case model.Time:
		return timeValue{value: v}
	case model.TimePointer:
		return timePointer{value: v}
	case model.AsTime:
		return asTime{value: v}
	case model.Nullable:
		return nullable{value: v}
	case model.Wrapped:
		return wrapped{value: v}
	case model.Bool:
		return boolean{value: v}
	case model.Float:
		return float{value: v}
	}
	return encoded{value: v}
}

// A value is what most kinds have in common.
type value struct{ f *model.Field }

func (value) operand(x *jen.Statement) *jen.Statement { return x }

func (value) shares() bool { return false }

func (value) opaque() bool { return false }

func (v value) equal(x, y *jen.Statement) *jen.Statement {
	if Comparable(v.f) {
		return x.Op("==").Add(y)
	}
	return jen.Qual("reflect", "DeepEqual").Call(x, y)
}

// alwaysKnown is for kinds of which each value is one.
type alwaysKnown struct{}

func (alwaysKnown) unknown(*jen.Statement) []jen.Code { return nil }

func (alwaysKnown) unset(*jen.Statement) []jen.Code { return nil }

// noVersion is for kinds that no version is of.
type noVersion struct{}

func (noVersion) appendTo(*Appender, *jen.Group, *jen.Statement, string) {}

func (noVersion) giveVersion(*Composite, *model.Field, *jen.Statement) {}

func (noVersion) nextVersion(Step, *jen.Statement) {}

func (noVersion) move(Step, *jen.Statement) {}

// noTime is for kinds that no modification time is of.
type noTime struct{}

func (noTime) time(x *jen.Statement) *jen.Statement { return x }

func (noTime) giveTime(*Composite, *model.Field, *jen.Statement) {}

func (noTime) nextTime(Step, *jen.Statement, *jen.Statement) {}

// noID is for kinds that no id is of.
type noID struct{}

func (noID) idText(_ *gosource.File, x *jen.Statement) *jen.Statement { return x }

func (noID) parse(_ path, x *jen.Statement) *jen.Statement { return x }

func (noID) same(_ *gosource.File, x, y *jen.Statement) (condition *jen.Statement, either bool) {
	return x.Op("==").Add(y), false
}

func (noID) filter() string { return "" }

func (noID) sampleID(int) string { return "" }

func (noID) giveID(*Composite, int) {}
