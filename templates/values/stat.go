package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// StatOf writes the expression for the result of the store's Stat, made from a whole
// resource. It also returns the lines that add values to it, as stat, which may not
// exist. Use it for code that has a whole resource but makes the tag as for Stat.
func StatOf(o *gosource.File, from Source) (whole *jen.Statement, optional []jen.Code) {
	whole = jen.Id(o.Names.Stat).ValuesFunc(func(g *jen.Group) {
		for _, f := range o.Res.StatFields() {
			if !o.Res.IsOptional(f) {
				g.Id(o.Res.StatField(f)).Op(":").Add(from.Whole(f))
			}
		}
	})
	for _, f := range o.Res.StatFields() {
		if o.Res.IsOptional(f) {
			optional = append(optional, jen.If(gosource.AllOf(from.Pointers(f, "!="))).Block(
				jen.Id("stat").Dot(o.Res.StatField(f)).Op("=").Op("&").Add(from.Read(f))))
		}
	}
	return whole, optional
}

// DateOf writes the expression for the time with which dates in a request are compared;
// the zero time if there is none.
func DateOf(o *gosource.File, s Source) *jen.Statement {
	if !o.Res.TellsTime() {
		return jen.Qual("time", "Time").Values()
	}
	return Modified(o, s)
}

// Modified writes the expression for the modification time; the zero time if there is no
// field for it.
func Modified(o *gosource.File, s Source) *jen.Statement {
	switch {
	case o.Res.Modified == nil:
		return jen.Qual("time", "Time").Values()
	case o.Res.PlainModified():
		return s.Read(o.Res.Modified)
	case s.Field != nil:
		return jen.Id(s.Local).Dot("modified").Call()
	}
	return jen.Id(o.Names.Modified).Call(jen.Id(s.Local))
}
