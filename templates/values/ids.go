package values

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/templates/gosource"
)

// IDText writes the expression for the text of an id.
func IDText(o *gosource.File, id *annotations.ID) *jen.Statement {
	x := Source{Local: o.Local}.Read(id.Field)
	switch id.Field.Kind {
	case annotations.Int:
		return jen.Qual("strconv", "FormatInt").Call(gosource.Convert(x, id.Field.Type, types.Int64), jen.Lit(10))
	case annotations.Uint:
		return jen.Qual("strconv", "FormatUint").Call(gosource.Convert(x, id.Field.Type, types.Uint64), jen.Lit(10))
	case annotations.Text:
		return o.Support("Text").Call(TextOf(o, id.Field, x))
	}
	return gosource.Convert(x, id.Field.Type, types.String)
}

// IsInteger reports whether a field is an integer.
func IsInteger(f *annotations.Field) bool {
	return f.Kind == annotations.Int || f.Kind == annotations.Uint
}

// TextOf writes what reads and writes the text of an id: its pointer, or what
// goes by the JSON of that.
func TextOf(o *gosource.File, f *annotations.Field, x *jen.Statement) *jen.Statement {
	return textOfPointer(o, f, gosource.Address(x))
}

// textOfPointer is textOf for the pointer.
func textOfPointer(o *gosource.File, f *annotations.Field, pointer *jen.Statement) *jen.Statement {
	if f.ByJSON {
		return o.Support("JSONText").Values(jen.Id("ID").Op(":").Add(pointer))
	}
	return pointer
}
