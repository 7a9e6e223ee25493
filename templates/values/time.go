package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// A timeValue is a time.Time, or a type defined as it.
type timeValue struct {
	value
	noID
}

func (timeValue) unknown(*jen.Statement) []jen.Code { return nil }

func (k timeValue) unset(x *jen.Statement) []jen.Code {
	x = k.time(x)
	if k.f.Deref && model.IsTime(k.f.Type) {
		x = jen.Parens(x)
	}
	return []jen.Code{x.Clone().Dot("IsZero").Call()}
}

func (k timeValue) appendTo(a *Appender, g *jen.Group, x *jen.Statement, _ string) {
	a.time(g, k.time(x))
}

func (k timeValue) time(x *jen.Statement) *jen.Statement {
	if model.IsTime(k.f.Type) {
		return x
	}
	return jen.Qual("time", "Time").Call(x)
}

func (k timeValue) equal(x, y *jen.Statement) *jen.Statement {
	return jen.Add(k.time(x)).Dot("Equal").Call(k.time(y))
}

// of converts a time.Time to the field's type.
func (k timeValue) of(at *jen.Statement) *jen.Statement {
	if model.IsTime(k.f.Type) {
		return at
	}
	return jen.Add(gosource.TypeCode(k.f.Type)).Call(at)
}

func (k timeValue) giveVersion(c *Composite, whole *model.Field, x *jen.Statement) {
	k.giveTime(c, whole, x)
}

func (k timeValue) giveTime(c *Composite, whole *model.Field, x *jen.Statement) {
	c.assign(whole, k.f, x, k.of(SampleTime()))
}

func (k timeValue) nextVersion(s Step, x *jen.Statement) { k.nextTime(s, x, s.time()) }

func (k timeValue) nextTime(s Step, x, at *jen.Statement) { s.g.Add(x.Clone().Op("=").Add(k.of(at))) }

func (k timeValue) move(s Step, x *jen.Statement) {
	s.g.Add(x).Op("=").Add(k.of(s.file.Runner("Later").Call(k.time(x))))
}
