package gosource

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
)

// Lines writes each element of a composite literal on its own line. Use it if the literal
// does not fit on a line.
func Lines(g *jen.Group, elements []jen.Code) {
	for _, e := range elements {
		g.Add(jen.Line().Add(e))
	}
	if len(elements) > 0 {
		g.Line()
	}
}

// Address writes the address of an expression; for *x, it writes x. Use it for arguments
// that are pointers.
func Address(x *jen.Statement) *jen.Statement {
	if text, ok := strings.CutPrefix(fmt.Sprintf("%#v", x), "*"); ok {
		return jen.Id(text)
	}
	return jen.Op("&").Add(x)
}

// AnyOf joins conditions with ||, without repetitions. Use it if there may be no
// condition, or one only.
func AnyOf(conditions []jen.Code) *jen.Statement { return joined("||", conditions) }

// AllOf joins conditions with &&, without repetitions. Use it if there may be no
// condition, or one only.
func AllOf(conditions []jen.Code) *jen.Statement { return joined("&&", conditions) }

// joined joins expressions with an operator, without repetitions.
func joined(operator string, conditions []jen.Code) *jen.Statement {
	if len(conditions) == 1 {
		return jen.Add(conditions[0]) // comparing its text takes longer than writing it
	}
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

// Convert converts x, whose underlying type is basic, to a basic type. It omits the
// conversion if x has that type.
func Convert(x *jen.Statement, from types.Type, to types.BasicKind) *jen.Statement {
	return Cast(x, from, types.Typ[to])
}

// Cast converts x from one type to another. It omits the conversion if they are the
// same.
func Cast(x *jen.Statement, from, to types.Type) *jen.Statement {
	if types.Identical(from, to) {
		return x
	}
	if _, isPointer := to.(*types.Pointer); isPointer {
		return jen.Parens(TypeCode(to)).Parens(x)
	}
	return jen.Add(TypeCode(to)).Call(x)
}
