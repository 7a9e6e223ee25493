// Package values writes what generated code does with the value of a field, which
// hangs on its kind: reads it, asks whether it is unknown, appends it to an
// entity tag.
package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

// A Source is where generated code reads the fields of the validators from: a
// resource by way of its pointer, or the struct that the store's Stat returns.
type Source struct {
	Local string                    // the variable
	Field func(*model.Field) string // the name of a field where all are at the top; nil to follow the selectors
}

// Read writes the expression for the value of a field: b.Base.Version, or
// *b.Version for a pointer to it.
func (s Source) Read(f *model.Field) *jen.Statement {
	x := s.Whole(f)
	if !f.Deref {
		return x
	}
	return of(f).operand(jen.Op("*").Add(x))
}

// Whole writes the expression for a field as it is declared.
func (s Source) Whole(f *model.Field) *jen.Statement {
	if s.Field != nil {
		return jen.Id(s.Local).Dot(s.Field(f))
	}
	return s.Path(f, len(f.Selector))
}

// Path writes the first n steps to a field.
func (s Source) Path(f *model.Field, n int) *jen.Statement {
	x := jen.Id(s.Local)
	for _, name := range f.Selector[:n] {
		x.Dot(name)
	}
	return x
}

// Unknown writes the conditions under which a field has no value: a pointer on
// the way to it is nil, or it is the kind's form of nothing.
func (s Source) Unknown(f *model.Field) []jen.Code {
	return append(s.Unreachable(f), of(f).unknown(s.Read(f))...)
}

// Unset writes the conditions under which a field has no value for an entity tag:
// it is unknown, or zero if its type has no other form of nothing. A tag of that
// would be shared by all states.
func (s Source) Unset(f *model.Field) []jen.Code {
	return append(s.Unreachable(f), of(f).unset(s.Read(f))...)
}

// Unreachable writes the conditions under which a pointer on the way to the
// value of a field is nil.
func (s Source) Unreachable(f *model.Field) []jen.Code { return s.Pointers(f, "==") }

// Pointers writes the comparisons of the pointers on the way to the value of a
// field with nil.
func (s Source) Pointers(f *model.Field, operator string) []jen.Code {
	conditions := s.PointersBefore(f, operator)
	if f.Deref {
		conditions = append(conditions, s.Whole(f).Op(operator).Nil())
	}
	return conditions
}

// present writes the conditions under which there is a value in a field that is
// reached, be it empty. Of a nil that tells its text the support package knows.
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

// PointersBefore is Pointers without the field itself.
func (s Source) PointersBefore(f *model.Field, operator string) []jen.Code {
	if s.Field != nil {
		return nil
	}
	var conditions []jen.Code
	for _, n := range f.Pointers {
		conditions = append(conditions, s.Path(f, n).Op(operator).Nil())
	}
	return conditions
}
