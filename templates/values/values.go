package values

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/templates/gosource"
)

// Comparable reports whether values of a field can be compared with ==, and are
// equal when they say the same.
func Comparable(f *annotations.Field) bool {
	return types.Comparable(f.Type) && !gosource.Nilable(f.Type)
}

// Inner writes the expression for the value in a Nullable or a Wrapped.
func Inner(f *annotations.Field, x *jen.Statement) *jen.Statement {
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
		if gosource.Nilable(f.Type) {
			return []jen.Code{x.Clone().Op("==").Nil()}
		}
	case annotations.Int, annotations.Uint:
		if f.Unit != "" {
			return []jen.Code{x.Clone().Op("==").Lit(0)}
		}
	case annotations.Nullable:
		valid := x.Clone().Dot("Valid")
		return append([]jen.Code{jen.Op("!").Add(valid)}, unknownValue(f.Value, Inner(f, x))...)
	case annotations.Wrapped:
		return unknownValue(f.Value, Inner(f, x))
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
		return append(conditions, x.Clone().Op("==").Parens(gosource.TypeCode(f.Type).Values()))
	case annotations.Nullable:
		return append([]jen.Code{jen.Op("!").Add(x.Clone()).Dot("Valid")}, unsetValue(f.Value, Inner(f, x))...)
	case annotations.Wrapped:
		return unsetValue(f.Value, Inner(f, x))
	}
	return conditions
}

// isZero writes the condition under which a time is zero, which a pointer to it
// can be asked for too.
func isZero(f *annotations.Field, x *jen.Statement) *jen.Statement {
	if f.Kind == annotations.Time {
		x = TimeOf(f, x)
	}
	if f.Deref && gosource.IsTime(f.Type) {
		x = jen.Parens(x)
	}
	return x.Clone().Dot("IsZero").Call()
}

// TimeOf writes the expression of type time.Time for a known modified field.
func TimeOf(f *annotations.Field, x *jen.Statement) *jen.Statement {
	switch f.Kind {
	case annotations.TimePointer:
		return jen.Op("*").Add(x)
	case annotations.AsTime:
		return x.Clone().Dot(f.Method).Call()
	case annotations.Nullable, annotations.Wrapped:
		return TimeOf(f.Value, Inner(f, x))
	case annotations.Int, annotations.Uint:
		return unixTime(f, x)
	}
	if gosource.IsTime(f.Type) {
		return x
	}
	return jen.Qual("time", "Time").Call(x)
}

// unixTime writes the conversion of a count of some unit since 1970.
func unixTime(f *annotations.Field, x *jen.Statement) *jen.Statement {
	count := gosource.Convert(x, f.Type, types.Int64)
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

// Unmarshaler returns the statements after which a field can be set from a
// text, and the expression to set it through.
func Unmarshaler(t types.Type, x *jen.Statement) (before []jen.Code, value *jen.Statement) {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return []jen.Code{x.Clone().Op("=").New(gosource.TypeCode(p.Elem()))}, x.Clone()
	}
	return nil, jen.Op("&").Add(x)
}
