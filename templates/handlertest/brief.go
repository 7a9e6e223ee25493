package handlertest

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/values"
)

// longest is the maximum length of a function that is written on one line.
const longest = 100

// brief writes a function that only returns something, on one line if it is short.
func brief(signature *jen.Statement, results ...jen.Code) *jen.Statement {
	line := signature.Clone().Custom(jen.Options{Open: "{ ", Close: " }"}, jen.Return(results...))
	if len(fmt.Sprintf("%#v", jen.Var().Id("f").Op("=").Add(line))) <= longest {
		return line
	}
	return signature.Clone().Block(jen.Return(results...))
}

// pointersTo writes the function that returns pointers to fields.
func (o suite) pointersTo(fields []*model.Field) *jen.Statement {
	if len(fields) == 0 {
		return brief(jen.Func().Params(o.Pointer()).Index().Add(o.Any()), jen.Nil())
	}
	return brief(jen.Func().Params(o.Param()).Index().Add(o.Any()), jen.Index().Add(o.Any()).ValuesFunc(func(g *jen.Group) {
		for _, f := range fields {
			g.Op("&").Add(values.Source{Local: o.Local}.Whole(f))
		}
	}))
}
