package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// SampleTime writes the time of the last change of the resource in a test. It has a
// fraction of a second, which an HTTP-date cannot express. Use it if a test needs to know
// the time.
func SampleTime() *jen.Statement {
	return jen.Qual("time", "Date").Call(
		jen.Lit(2024), jen.Qual("time", "December"), jen.Lit(6), jen.Lit(10), jen.Lit(20), jen.Lit(30),
		jen.Id("123456789"), jen.Qual("time", "UTC"))
}

// A Step is a place where the store of a test advances values. Use it for the methods of
// the store that write.
type Step struct {
	file   *gosource.File
	g      *jen.Group
	writes *jen.Statement
}

// NewStep returns a step in a block of a file; writes is the expression for the number of
// writes to the store. Call it once for each method that writes.
func NewStep(file *gosource.File, g *jen.Group, writes *jen.Statement) Step {
	return Step{file: file, g: g, writes: writes}
}

// count writes the number of the step.
func (s Step) count() *jen.Statement { return jen.Lit(42).Op("+").Add(s.writes.Clone()) }

// time writes the time of the step.
func (s Step) time() *jen.Statement {
	return SampleTime().Dot("Add").Call(jen.Qual("time", "Duration").Call(s.writes.Clone()).Op("*").Qual("time", "Second"))
}

// add adds statements.
func (s Step) add(lines ...jen.Code) {
	for _, line := range lines {
		s.g.Add(line)
	}
}
