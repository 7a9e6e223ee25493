package values

import (
	"go/types"
	"slices"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// An integer may be signed or not. As a modification time, it counts units since 1970.
type integer struct {
	value
	name string          // of its kind, as part of function names
	wide types.BasicKind // what these functions take and return
}

func signed(v value) integer { return integer{v, "Int", types.Int64} }

func unsigned(v value) integer { return integer{v, "Uint", types.Uint64} }

func (k integer) unknown(x *jen.Statement) []jen.Code {
	if k.f.Unit == "" {
		return nil
	}
	return []jen.Code{x.Clone().Op("==").Lit(0)}
}

func (k integer) unset(x *jen.Statement) []jen.Code { return k.unknown(x) }

func (k integer) appendTo(a *Appender, g *jen.Group, x *jen.Statement, _ string) {
	a.append(g, jen.Qual("strconv", "Append"+k.name), gosource.Convert(x, k.f.Type, k.wide), jen.Lit(10))
}

func (k integer) time(x *jen.Statement) *jen.Statement {
	count := gosource.Convert(x, k.f.Type, types.Int64)
	switch k.f.Unit {
	case "unixmilli":
		return jen.Qual("time", "UnixMilli").Call(count)
	case "unixmicro":
		return jen.Qual("time", "UnixMicro").Call(count)
	case "unixnano":
		return jen.Qual("time", "Unix").Call(jen.Lit(0), count)
	}
	return jen.Qual("time", "Unix").Call(count, jen.Lit(0))
}

func (k integer) idText(_ *gosource.File, x *jen.Statement) *jen.Statement {
	return jen.Qual("strconv", "Format"+k.name).Call(gosource.Convert(x, k.f.Type, k.wide), jen.Lit(10))
}

func (k integer) parse(p path, _ *jen.Statement) *jen.Statement {
	number := jen.Id(p.IDParam(p.id) + "Number")
	p.g.List(number, jen.Id("ok")).Op(":=").Add(p.Support("Parse"+k.name)).Call(p.text(), bits(k.f.Type))
	id := gosource.Cast(number.Clone(), types.Typ[k.wide], k.f.Type)
	p.g.If(p.refused(k.f, id)).Block(p.refuse)
	return id
}

// bits writes the size of an integer type for strconv.
func bits(t types.Type) *jen.Statement {
	basic := t.Underlying().(*types.Basic)
	for size, kinds := range map[int][]types.BasicKind{
		8:  {types.Int8, types.Uint8},
		16: {types.Int16, types.Uint16},
		32: {types.Int32, types.Uint32},
		64: {types.Int64, types.Uint64},
	} {
		if slices.Contains(kinds, basic.Kind()) {
			return jen.Lit(size)
		}
	}
	return jen.Qual("strconv", "IntSize")
}

func (integer) same(_ *gosource.File, x, y *jen.Statement) (condition *jen.Statement, either bool) {
	return x.Op("==").Add(y), false
}

func (k integer) filter() string { return k.name }

func (integer) sampleID(i int) string { return strconv.Itoa(i + 1) }

func (k integer) giveID(c *Composite, i int) { c.Set(k.f, jen.Id(k.sampleID(i))) }

func (k integer) giveVersion(c *Composite, whole *model.Field, x *jen.Statement) {
	c.assign(whole, k.f, x, jen.Lit(42))
}

func (k integer) giveTime(c *Composite, whole *model.Field, x *jen.Statement) {
	const seconds = "1733480430" // SampleTime
	fraction := map[string]string{"unix": "", "unixmilli": "123", "unixmicro": "123456", "unixnano": "123456789"}[k.f.Unit]
	c.assign(whole, k.f, x, jen.Id(seconds+fraction))
}

func (k integer) nextVersion(s Step, x *jen.Statement) {
	s.g.Add(x).Op("=").Add(gosource.TypeCode(k.f.Type)).Call(s.count())
}

func (k integer) nextTime(s Step, x, at *jen.Statement) {
	unit := map[string]string{"unix": "Unix", "unixmilli": "UnixMilli", "unixmicro": "UnixMicro", "unixnano": "UnixNano"}[k.f.Unit]
	s.g.Add(x).Op("=").Add(gosource.Cast(at.Dot(unit).Call(), types.Typ[types.Int64], k.f.Type))
}

func (integer) move(s Step, x *jen.Statement) { s.g.Add(x).Op("++") }
