package handlertest

import (
	"fmt"

	"github.com/dave/jennifer/jen"
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
