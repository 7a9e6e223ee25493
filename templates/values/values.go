package values

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// Comparable reports whether values of a field can be compared with ==, and are
// equal when they say the same.
func Comparable(f *model.Field) bool {
	return types.Comparable(f.Type) && !gosource.Nilable(f.Type)
}

// TimeOf writes the expression of type time.Time for a known modified field.
func TimeOf(f *model.Field, x *jen.Statement) *jen.Statement { return of(f).time(x) }

// Equal writes the condition under which two values of a field are the same.
func Equal(f *model.Field, x, y *jen.Statement) *jen.Statement { return of(f).equal(x, y) }

// Shares reports whether a copy of a field's value leads to what the value leads
// to, so that changing the one changes the other.
func Shares(f *model.Field) bool { return f.Deref || of(f).shares() }

// FilterKind is what the support functions that read a filter by a field, FilterInt
// and ReadInt, are called after; "" for one that takes texts as they are.
func FilterKind(f *model.Field) string { return of(f).filter() }

// IsOpaque reports whether a test cannot give a field another value than zero.
func IsOpaque(f *model.Field) bool { return of(f).opaque() }
