package values

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// Comparable reports whether values of a field can be compared with ==, and are equal if
// they mean the same.
func Comparable(f *model.Field) bool {
	return types.Comparable(f.Type) && !gosource.Nilable(f.Type)
}

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
