package values

import (
	"go/types"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// A str is a string.
type str struct {
	value
	noTime
}

func (str) unknown(x *jen.Statement) []jen.Code { return []jen.Code{x.Clone().Op("==").Lit("")} }

func (k str) unset(x *jen.Statement) []jen.Code { return k.unknown(x) }

func (k str) appendTo(a *Appender, g *jen.Group, x *jen.Statement, text string) {
	a.append(g, a.file.Support(text), k.idText(a.file, x))
}

func (k str) idText(_ *gosource.File, x *jen.Statement) *jen.Statement {
	return gosource.Convert(x, k.f.Type, types.String)
}

func (k str) parse(p path, _ *jen.Statement) *jen.Statement {
	text := p.decode()
	id := gosource.Cast(text.Clone(), types.Typ[types.String], k.f.Type)
	p.g.If(p.refused(k.f, id)).Block(p.refuse)
	return id
}

func (str) same(_ *gosource.File, x, y *jen.Statement) (condition *jen.Statement, either bool) {
	return x.Op("==").Add(y), false
}

// filter names a function if JSON accepts only some strings for the type.
func (k str) filter() string {
	if gosource.IsNumber(k.f.Type) || gosource.ReadsJSON(k.f.Type) {
		return "String"
	}
	return ""
}

func (k str) sampleID(i int) string {
	if gosource.IsNumber(k.f.Type) {
		return strconv.Itoa(i + 1)
	}
	return "a" + strconv.Itoa(i+1)
}

func (k str) giveID(c *Composite, i int) { c.Set(k.f, jen.Lit(k.sampleID(i))) }

func (k str) giveVersion(c *Composite, whole *model.Field, x *jen.Statement) {
	c.assign(whole, k.f, x, jen.Lit(k.prefix()+"42"))
}

// prefix returns the beginning of a version in a test: "" if it has to be a number.
func (k str) prefix() string {
	if gosource.IsNumber(k.f.Type) {
		return ""
	}
	return "v"
}

func (k str) nextVersion(s Step, x *jen.Statement) {
	s.g.Add(x).Op("=").Add(gosource.TypeCode(k.f.Type)).Call(jen.Lit(k.prefix()).Op("+").Qual("strconv", "Itoa").Call(s.count()))
}

func (str) move(s Step, x *jen.Statement) {
	s.g.Add(x).Op("=").Add(s.file.Runner("MoveString")).Call(x.Clone(), jen.Lit(1))
}
