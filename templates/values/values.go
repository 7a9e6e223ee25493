package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// TimeOf writes the expression of type time.Time for a known modified field. Use it after
// a check that the time is known.
func TimeOf(f *model.Field, x *jen.Statement) *jen.Statement { return of(f).time(x) }

// Equal writes the condition that two values of a field are the same. Use it for the
// comparison in the store of a test.
func Equal(f *model.Field, x, y *jen.Statement) *jen.Statement { return of(f).equal(x, y) }

// Shares reports whether a copy of a field's value still refers to the same memory, so
// that a change of one also changes the other. If so, the memory has to be copied before
// content is decoded.
func Shares(f *model.Field) bool { return f.Deref || of(f).shares() }

// FilterKind returns the part that the names of support functions which read a filter,
// such as FilterInt and ReadInt, have in common: Int. It returns "" for texts that are
// used unchanged.
func FilterKind(f *model.Field) string { return of(f).filter() }

// IsOpaque reports whether a test can only use the zero value of a field.
func IsOpaque(f *model.Field) bool { return of(f).opaque() }

// Unknown writes the conditions that a field has no value: a pointer on the path to it is
// nil, or the value is what its kind has for no value. Use it before the value is read.
func (s Source) Unknown(f *model.Field) []jen.Code {
	return append(s.Unreachable(f), of(f).unknown(s.Read(f))...)
}

// Unset writes the conditions that a field has no value for an entity tag: it is unknown,
// or it is zero and its type has no other way to express no value. Otherwise many states
// would have the same tag. Use it to refuse a tag that many states would share.
func (s Source) Unset(f *model.Field) []jen.Code {
	return append(s.Unreachable(f), of(f).unset(s.Read(f))...)
}

// Part appends the value of a field; text is the name of the support function that
// escapes a text. Use it for each field of an entity tag or a key.
func (a *Appender) Part(g *jen.Group, f *model.Field, x *jen.Statement, text string) {
	of(f).appendTo(a, g, x, text)
}

// Variant appends the value of a field. The value may be empty. A missing value is a
// different variant, with a mark that no escaped text contains. Use it for a field that
// tells representations of one address apart.
func (a *Appender) Variant(g *jen.Group, f *model.Field, s Source) {
	a.empty = true
	there := s.present(f)
	if len(there) == 0 {
		a.Part(g, f, s.Read(f), "AppendPart")
	} else {
		if f.Value != nil && f.Value.Kind == model.Text && !a.okDeclared {
			g.Var().Id("ok").Bool()
			a.okDeclared = true
		}
		g.If(gosource.AllOf(there)).BlockFunc(func(g *jen.Group) { a.Part(g, f, s.Read(f), "AppendPart") }).Else().Block(
			jen.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune('%')),
		)
	}
	a.empty = false
}

// present writes the conditions that a field has a value, possibly an empty one. The
// support package handles a nil value that has a text.
func (s Source) present(f *model.Field) []jen.Code {
	var conditions []jen.Code
	if f.Deref && f.Kind != model.Text {
		conditions = append(conditions, s.Whole(f).Op("!=").Nil())
	}
	switch f.Kind {
	case model.Nullable:
		conditions = append(conditions, valid(s.Read(f)))
	case model.TimePointer:
		conditions = append(conditions, s.Read(f).Op("!=").Nil())
	}
	return conditions
}
