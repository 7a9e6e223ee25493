package gosource

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
)

// Lines puts the elements of a composite literal on lines of their own.
func Lines(g *jen.Group, elements []jen.Code) {
	for _, e := range elements {
		g.Add(jen.Line().Add(e))
	}
	if len(elements) > 0 {
		g.Line()
	}
}

// Address writes the address of an expression; that of *x is x.
func Address(x *jen.Statement) *jen.Statement {
	if text, ok := strings.CutPrefix(fmt.Sprintf("%#v", x), "*"); ok {
		return jen.Id(text)
	}
	return jen.Op("&").Add(x)
}

// AnyOf joins conditions with ||, each of them once.
func AnyOf(conditions []jen.Code) *jen.Statement { return joined("||", conditions) }

// AllOf joins conditions with &&, each of them once.
func AllOf(conditions []jen.Code) *jen.Statement { return joined("&&", conditions) }

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

// Convert writes x, of a type with a basic type below it, as a value of a basic
// type, without a conversion if it is one.
func Convert(x *jen.Statement, from types.Type, to types.BasicKind) *jen.Statement {
	return Cast(x, from, types.Typ[to])
}

// Cast writes x, of one type, as a value of another, without a conversion if
// they are the same.
func Cast(x *jen.Statement, from, to types.Type) *jen.Statement {
	if types.Identical(from, to) {
		return x
	}
	if _, isPointer := to.(*types.Pointer); isPointer {
		return jen.Parens(TypeCode(to)).Parens(x)
	}
	return jen.Add(TypeCode(to)).Call(x)
}
