package templates

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// A source is where generated code reads the fields of the validators from: a
// resource by way of its pointer, or the struct that the store's Stat returns.
type source struct {
	local string                          // the variable
	field func(*annotations.Field) string // the name of a field where all are at the top; nil to follow the selectors
}

// read writes the expression for the value of a field: b.Base.Version, or
// *b.Version for a pointer to it.
func (s source) read(f *annotations.Field) *jen.Statement {
	x := s.whole(f)
	if !f.Deref {
		return x
	}
	x = jen.Op("*").Add(x)
	switch f.Kind {
	case annotations.Nullable, annotations.Wrapped, annotations.AsTime, annotations.ByteArray:
		return jen.Parens(x)
	}
	return x
}

// whole writes the expression for a field as it is declared.
func (s source) whole(f *annotations.Field) *jen.Statement {
	if s.field != nil {
		return jen.Id(s.local).Dot(s.field(f))
	}
	return s.path(f, len(f.Selector))
}

// path writes the first n steps to a field.
func (s source) path(f *annotations.Field, n int) *jen.Statement {
	x := jen.Id(s.local)
	for _, name := range f.Selector[:n] {
		x.Dot(name)
	}
	return x
}

// unknown writes the conditions under which a field has no value: a pointer on
// the way to it is nil, or it is the kind's form of nothing.
func (s source) unknown(f *annotations.Field) []jen.Code {
	return append(s.unreachable(f), unknownValue(f, s.read(f))...)
}

// unset writes the conditions under which a field has no value for an entity tag:
// it is unknown, or zero if its type has no other form of nothing. A tag of that
// would be shared by all states.
func (s source) unset(f *annotations.Field) []jen.Code {
	return append(s.unreachable(f), unsetValue(f, s.read(f))...)
}

// unreachable writes the conditions under which a pointer on the way to the
// value of a field is nil.
func (s source) unreachable(f *annotations.Field) []jen.Code { return s.pointers(f, "==") }

// pointers writes the comparisons of the pointers on the way to the value of a
// field with nil.
func (s source) pointers(f *annotations.Field, operator string) []jen.Code {
	conditions := s.pointersBefore(f, operator)
	if f.Deref {
		conditions = append(conditions, s.whole(f).Op(operator).Nil())
	}
	return conditions
}

// pointersBefore is pointers without the field itself.
func (s source) pointersBefore(f *annotations.Field, operator string) []jen.Code {
	if s.field != nil {
		return nil
	}
	var conditions []jen.Code
	for _, n := range f.Pointers {
		conditions = append(conditions, s.path(f, n).Op(operator).Nil())
	}
	return conditions
}

// address writes the address of an expression; that of *x is x.
func address(x *jen.Statement) *jen.Statement {
	if text, ok := strings.CutPrefix(fmt.Sprintf("%#v", x), "*"); ok {
		return jen.Id(text)
	}
	return jen.Op("&").Add(x)
}

// inner writes the expression for the value in a Nullable or a Wrapped.
func inner(f *annotations.Field, x *jen.Statement) *jen.Statement {
	return x.Clone().Dot(f.Value.Name())
}

// unknownValue writes the conditions under which an expression for a field of
// a kind stands for nothing.
func unknownValue(f *annotations.Field, x *jen.Statement) []jen.Code {
	switch f.Kind {
	case annotations.String:
		return []jen.Code{x.Clone().Op("==").Lit("")}
	case annotations.Bytes:
		return []jen.Code{jen.Len(x).Op("==").Lit(0)}
	case annotations.TimePointer:
		return []jen.Code{x.Clone().Op("==").Nil()}
	case annotations.Text, annotations.AsTime:
		if nilable(f.Type) {
			return []jen.Code{x.Clone().Op("==").Nil()}
		}
	case annotations.Int, annotations.Uint:
		if f.Unit != "" {
			return []jen.Code{x.Clone().Op("==").Lit(0)}
		}
	case annotations.Nullable:
		valid := x.Clone().Dot("Valid")
		return append([]jen.Code{jen.Op("!").Add(valid)}, unknownValue(f.Value, inner(f, x))...)
	case annotations.Wrapped:
		return unknownValue(f.Value, inner(f, x))
	}
	return nil
}

// unsetValue is unknownValue for a part of the entity tag.
func unsetValue(f *annotations.Field, x *jen.Statement) []jen.Code {
	conditions := unknownValue(f, x)
	switch f.Kind {
	case annotations.Time, annotations.TimePointer:
		return append(conditions, isZero(f, x))
	case annotations.ByteArray:
		return append(conditions, x.Clone().Op("==").Parens(typeCode(f.Type).Values()))
	case annotations.Nullable:
		return append([]jen.Code{jen.Op("!").Add(x.Clone()).Dot("Valid")}, unsetValue(f.Value, inner(f, x))...)
	case annotations.Wrapped:
		return unsetValue(f.Value, inner(f, x))
	}
	return conditions
}

// isZero writes the condition under which a time is zero, which a pointer to it
// can be asked for too.
func isZero(f *annotations.Field, x *jen.Statement) *jen.Statement {
	if f.Kind == annotations.Time {
		x = timeOf(f, x)
	}
	if f.Deref && isTime(f.Type) {
		x = jen.Parens(x)
	}
	return x.Clone().Dot("IsZero").Call()
}

// nilable reports whether nil is a value of a type that methods are called on.
func nilable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Interface:
		return true
	}
	return false
}

// anyOf joins conditions with ||, each of them once.
func anyOf(conditions []jen.Code) *jen.Statement { return joined("||", conditions) }

// allOf joins conditions with &&, each of them once.
func allOf(conditions []jen.Code) *jen.Statement { return joined("&&", conditions) }

// joined joins expressions with an operator, each of them once.
func joined(operator string, conditions []jen.Code) *jen.Statement {
	s := jen.Empty()
	var seen []string
	for _, c := range conditions {
		text := fmt.Sprintf("%#v", c)
		if slices.Contains(seen, text) {
			continue
		}
		if len(seen) > 0 {
			s.Op(operator)
		}
		seen = append(seen, text)
		s.Add(c)
	}
	return s
}

// timeOf writes the expression of type time.Time for a known modified field.
func timeOf(f *annotations.Field, x *jen.Statement) *jen.Statement {
	switch f.Kind {
	case annotations.TimePointer:
		return jen.Op("*").Add(x)
	case annotations.AsTime:
		return x.Clone().Dot(f.Method).Call()
	case annotations.Nullable, annotations.Wrapped:
		return timeOf(f.Value, inner(f, x))
	case annotations.Int, annotations.Uint:
		return unixTime(f, x)
	}
	if isTime(f.Type) {
		return x
	}
	return jen.Qual("time", "Time").Call(x)
}

// unixTime writes the conversion of a count of some unit since 1970.
func unixTime(f *annotations.Field, x *jen.Statement) *jen.Statement {
	count := convert(x, f.Type, types.Int64)
	switch f.Unit {
	case "unixmilli":
		return jen.Qual("time", "UnixMilli").Call(count)
	case "unixmicro":
		return jen.Qual("time", "UnixMicro").Call(count)
	case "unixnano":
		return jen.Qual("time", "Unix").Call(jen.Lit(0), count)
	}
	return jen.Qual("time", "Unix").Call(count, jen.Lit(0))
}

// convert writes x, of a type with a basic type below it, as a value of a basic
// type, without a conversion where it is one.
func convert(x *jen.Statement, from types.Type, to types.BasicKind) *jen.Statement {
	return cast(x, from, types.Typ[to])
}

// cast writes x, of one type, as a value of another, without a conversion
// where they are the same.
func cast(x *jen.Statement, from, to types.Type) *jen.Statement {
	if types.Identical(from, to) {
		return x
	}
	if _, isPointer := to.(*types.Pointer); isPointer {
		return jen.Parens(typeCode(to)).Parens(x)
	}
	return jen.Add(typeCode(to)).Call(x)
}

// isTime reports whether a type is time.Time itself.
func isTime(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "Time" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "time"
}

// unmarshals reports whether a value of a type can be set from a text.
func unmarshals(t types.Type) bool {
	if _, ok := t.Underlying().(*types.Pointer); !ok {
		t = types.NewPointer(t)
	}
	return types.NewMethodSet(t).Lookup(nil, "UnmarshalText") != nil
}

// unmarshaler returns the statements after which a field can be set from a
// text, and the expression to set it through.
func unmarshaler(t types.Type, x *jen.Statement) (before []jen.Code, value *jen.Statement) {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return []jen.Code{x.Clone().Op("=").New(typeCode(p.Elem()))}, x.Clone()
	}
	return nil, jen.Op("&").Add(x)
}
