// Package values writes the code that depends on the kind of a field: how to read its
// value, to check whether it is unknown, and to append it to an entity tag.
package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

// A Source says where generated code reads the fields of the validators: from a resource,
// through its pointer, or from the struct that the store's Stat returns. Use it for all
// code that reads a field.
type Source struct {
	Local string                    // the variable
	Field func(*model.Field) string // the name of a field, if all fields are at the top; nil to follow the selectors
}

// Read writes the expression for the value of a field: b.Base.Version, or *b.Version for
// a pointer to it. Use it if the value is known to exist.
func (s Source) Read(f *model.Field) *jen.Statement {
	x := s.Whole(f)
	if !f.Deref {
		return x
	}
	x = jen.Op("*").Add(x)
	switch f.Kind {
	case model.ByteArray, model.AsTime, model.Nullable, model.Wrapped:
		return jen.Parens(x) // so that a selector or an index can follow
	}
	return x
}

// Whole writes the expression for a field with its declared type. Use it to copy a field.
func (s Source) Whole(f *model.Field) *jen.Statement {
	if s.Field != nil {
		return jen.Id(s.Local).Dot(s.Field(f))
	}
	return s.Path(f, len(f.Selector))
}

// Path writes the first n elements of the path to a field. Use it for code about an
// embedded pointer.
func (s Source) Path(f *model.Field, n int) *jen.Statement {
	x := jen.Id(s.Local)
	for _, name := range f.Selector[:n] {
		x.Dot(name)
	}
	return x
}

// Unreachable writes the conditions that a pointer on the path to the value of a field is
// nil. Use it before a field is read that may not exist.
func (s Source) Unreachable(f *model.Field) []jen.Code { return s.Pointers(f, "==") }

// Pointers writes comparisons with nil for the pointers on the path to the value of a
// field. Use it with AnyOf or AllOf.
func (s Source) Pointers(f *model.Field, operator string) []jen.Code {
	conditions := s.PointersBefore(f, operator)
	if f.Deref {
		conditions = append(conditions, s.Whole(f).Op(operator).Nil())
	}
	return conditions
}

// PointersBefore does what Pointers does, without the field itself. Use it if a nil field
// is a value.
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
