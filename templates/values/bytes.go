package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// A byteSlice is a []byte.
type byteSlice struct {
	value
	noTime
	noID
}

func (byteSlice) unknown(x *jen.Statement) []jen.Code { return []jen.Code{jen.Len(x).Op("==").Lit(0)} }

func (k byteSlice) unset(x *jen.Statement) []jen.Code { return k.unknown(x) }

func (byteSlice) appendTo(a *Appender, g *jen.Group, x *jen.Statement, _ string) {
	a.append(g, a.file.Support("AppendBytes"), x)
}

func (byteSlice) equal(x, y *jen.Statement) *jen.Statement {
	return jen.Qual("bytes", "Equal").Call(x, y)
}

func (k byteSlice) giveVersion(c *Composite, whole *model.Field, x *jen.Statement) {
	c.assign(whole, k.f, x, jen.Index().Byte().Call(jen.Lit("42")))
}

func (byteSlice) nextVersion(s Step, x *jen.Statement) {
	s.g.Add(x).Op("=").Qual("strconv", "AppendInt").Call(jen.Nil(), jen.Int64().Call(s.count()), jen.Lit(10))
}

func (byteSlice) move(s Step, x *jen.Statement) {
	s.g.Add(x).Op("=").Add(s.file.Runner("MoveBytes")).Call(x.Clone())
}

// A byteArray is a [N]byte, such as a UUID.
type byteArray struct {
	value
	noTime
	noID
}

func (byteArray) unknown(*jen.Statement) []jen.Code { return nil }

func (k byteArray) unset(x *jen.Statement) []jen.Code {
	return []jen.Code{x.Clone().Op("==").Parens(gosource.TypeCode(k.f.Type).Values())}
}

func (byteArray) appendTo(a *Appender, g *jen.Group, x *jen.Statement, _ string) {
	a.append(g, a.file.Support("AppendBytes"), whole(x))
}

func (byteArray) giveVersion(c *Composite, whole *model.Field, x *jen.Statement) {
	c.Reach(whole)
	c.add(x.Clone().Index(jen.Lit(0)).Op("=").Lit(42))
}

func (byteArray) nextVersion(s Step, x *jen.Statement) {
	s.g.Add(x.Clone().Index(jen.Lit(0))).Op("=").Byte().Call(s.count())
}

func (byteArray) move(s Step, x *jen.Statement) {
	s.g.Copy(whole(x), s.file.Runner("MoveBytes").Call(whole(x)))
}

// whole writes an array as a slice.
func whole(x *jen.Statement) *jen.Statement { return x.Clone().Index(jen.Op(":")) }
